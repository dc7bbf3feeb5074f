-- An account is one person of a platform: with two, the grades of one would go to the other.
delete from lti_person one using lti_person other
where one.platform = other.platform and one.account = other.account and one.subject > other.subject;
create unique index lti_person_once on lti_person (platform, account);
