package org.shuyuan.share.lti;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.learn.progress.Reporting;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;

/** Classes of platforms with links in them, and pupils who have opened those, as launches would have written them down. */
@ApplicationScoped
public class PlatformClasses {

    private final Organisations organisations;
    private final Accounts accounts;
    private final Catalog catalog;
    private final Platforms platforms;
    private final Links links;
    private final Reporting reporting;

    PlatformClasses(
            Organisations organisations,
            Accounts accounts,
            Catalog catalog,
            Platforms platforms,
            Links links,
            Reporting reporting) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.catalog = catalog;
        this.platforms = platforms;
        this.links = links;
        this.reporting = reporting;
    }

    public Organisation school() {
        return QuarkusTransaction.requiringNew()
                .call(() -> organisations.add(null, OrganisationLevel.SCHOOL, "lti-school", "云岭中学"));
    }

    public Platform registers(TestPlatform platform) {
        return platforms.add(platform.registration(school().id()));
    }

    /** With all services. */
    public PlatformClass in(Platform platform, TestPlatform at) {
        return in(platform, at, Set.copyOf(TestPlatform.SCOPES));
    }

    public PlatformClass in(Platform platform, TestPlatform at, Set<String> scopes) {
        return links.told(new PlatformClass(
                Links.newId(),
                platform.id(),
                TestPlatform.DEPLOYMENT,
                TestPlatform.COURSE,
                "高一（3）班",
                Optional.of(at.grades().address()),
                Optional.of(at.roster().address()),
                scopes,
                Optional.empty()));
    }

    public Link places(PlatformClass in, String name, String target, Optional<URI> lineItem, Rule rule) {
        return links.told(
                new Link(Links.newId(), in.id(), name, "杠杆原理", Target.of(target).orElseThrow(), lineItem, rule));
    }

    /** A pupil with an account of theirs. */
    public Account pupil() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        accounts.add("lti-" + UUID.randomUUID(), "学生", "correct horse", school().id(), Role.LEARNER));
    }

    public void opens(Link link, Account pupil, String subject) {
        links.visited(link, pupil.id(), subject, true, Optional.empty());
    }

    /** @param measure {@link Field#DURATION} of a film in seconds, or {@link Field#PAGES} of a book */
    public UUID resource(Field measure, int length) {
        UUID owner = pupil().id();
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID made = catalog.create(new NewResource("micro-lecture", school().id(), owner, Descriptors.NONE))
                    .id();
            catalog.describe(
                    made,
                    Origin.PERSON,
                    Map.of(Field.TITLE, List.of("杠杆原理"), measure, List.of(Integer.toString(length))));
            if (measure == Field.PAGES) {
                catalog.attach(made, new NewAsset(AssetRole.ORIGINAL, "0".repeat(64), 1, "application/pdf", "书.pdf"));
            }
            catalog.publish(made);
            return made;
        });
    }

    public void watches(Account pupil, UUID film, int length, int from, int to) {
        reporting.at(Instant.now(), List.of(Reporting.Played.of(film, pupil.id(), length, from, to)));
    }

    /** @param from the first page, which has number 1 */
    public void reads(Account pupil, UUID book, int pages, int from, int to) {
        reporting.at(
                Instant.now(),
                List.of(new Reporting.Played(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        book,
                        Optional.of(pupil.id()),
                        true,
                        pages,
                        from - 1,
                        to)));
    }
}
