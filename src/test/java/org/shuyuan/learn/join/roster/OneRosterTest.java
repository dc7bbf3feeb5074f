package org.shuyuan.learn.join.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.join.SchoolClass;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;

/** Rosters as school information systems and Chinese spreadsheets write them. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OneRosterTest {

    private static final String USERS = "sourcedId,username,givenName,familyName\n";
    private static final String CLASSES = "sourcedId,title\n";
    private static final String ENROLLMENTS = "sourcedId,classSourcedId,userSourcedId,role\n";

    @Inject
    Staff staff;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    Classes classes;

    private String tag = "";
    private Account curator;
    private Organisation school;

    @BeforeEach
    void aSchoolWithACurator() {
        tag = "r" + UUID.randomUUID().toString().substring(0, 8);
        school = organisations.add(null, OrganisationLevel.SCHOOL, tag, "青溪一小");
        curator = accounts.add(tag + ".curator", "教研员", "correct horse", school.id(), Role.CURATOR);
    }

    private Map<String, String> whole() {
        return Map.of(
                "users.csv", USERS + "p1,%1$s.zhang,伟,张\np2,%1$s.ann,Ann,Smith\np3,%1$s.lin,悦,林\n".formatted(tag),
                "classes.csv", CLASSES + "c1,三年级1班\n",
                "enrollments.csv", ENROLLMENTS + "e1,c1,p1,student\ne2,c1,p2,student\ne3,c1,p3,teacher\n");
    }

    @Test
    void itIsLookedAtFirstAndThenTakenWhole() {
        roster(whole(), false)
                .statusCode(200)
                .body("taken", equalTo(false))
                .body("counts.people.fresh", equalTo(3))
                .body("counts.classes.fresh", equalTo(1))
                .body("counts.memberships.fresh", equalTo(3))
                .body("passwords", hasSize(0));
        assertThat(accounts.named(tag + ".zhang")).isEmpty();

        List<Map<String, String>> told = roster(whole(), true)
                .statusCode(200)
                .body("taken", equalTo(true))
                .extract()
                .path("passwords");

        assertThat(told).extracting(each -> each.get("title")).containsExactlyInAnyOrder("张伟", "Ann Smith", "林悦");
        for (Map<String, String> each : told) {
            assertThat(accounts.signIn(each.getOrDefault("name", ""), each.getOrDefault("password", "")))
                    .isPresent();
        }
        assertThat(account("zhang").roles()).containsExactly("learner");
        assertThat(account("lin").roles()).containsExactly("teacher");
        SchoolClass taught =
                classes.of(account("lin").id(), Member.Part.TEACHER).getFirst();
        assertThat(taught.title()).isEqualTo("三年级1班");
        assertThat(taught.code()).isEmpty();
        assertThat(classes.members(taught.id())).hasSize(3);
    }

    @Test
    void whatIsGivenAgainChangesNothingAndWhatHasGrownOnlyWhatIsNew() {
        roster(whole(), true).statusCode(200);
        roster(whole(), true)
                .statusCode(200)
                .body("counts.people.fresh", equalTo(0))
                .body("counts.people.changed", equalTo(0))
                .body("counts.memberships.fresh", equalTo(0))
                .body("passwords", hasSize(0));

        Map<String, String> grown = Map.of(
                "users.csv", whole().getOrDefault("users.csv", "").replace("伟,张", "炜,张") + "p4," + tag + ".wu,一,吴\n",
                "classes.csv", whole().getOrDefault("classes.csv", "") + "c2,三年级2班\n",
                "enrollments.csv", whole().getOrDefault("enrollments.csv", "") + "e4,c2,p4,student\n");
        roster(grown, true)
                .statusCode(200)
                .body("counts.people.fresh", equalTo(1))
                .body("counts.people.changed", equalTo(1))
                .body("counts.people.gone", equalTo(0))
                .body("counts.classes.fresh", equalTo(1))
                .body("counts.memberships.fresh", equalTo(1))
                .body("passwords.name", equalTo(List.of(tag + ".wu")));
        assertThat(account("zhang").displayName()).isEqualTo("张炜");
    }

    @Test
    void whoIsGoneLosesThePlaceAndKeepsTheAccountAndIsKnownOnComingBack() {
        roster(whole(), true).statusCode(200);
        UUID group =
                classes.of(account("lin").id(), Member.Part.TEACHER).getFirst().id();

        roster(
                        Map.of(
                                "enrollments.csv",
                                "sourcedId,status,classSourcedId,userSourcedId,role\ne1,tobedeleted,,,\n"),
                        true)
                .statusCode(200)
                .body("counts.memberships.gone", equalTo(1))
                .body("counts.people.gone", equalTo(0));
        assertThat(classes.members(group)).hasSize(2);

        // A file without any status holds everything.
        Map<String, String> fewer =
                Map.of("users.csv", USERS + "p2,%1$s.ann,Ann,Smith\np3,%1$s.lin,悦,林\n".formatted(tag));
        roster(fewer, true).statusCode(200).body("counts.people.gone", equalTo(1));
        assertThat(account("zhang").roles()).isEmpty();

        roster(whole(), true)
                .statusCode(200)
                .body("counts.people.fresh", equalTo(0))
                .body("counts.people.changed", equalTo(1))
                .body("counts.memberships.fresh", equalTo(1));
        assertThat(account("zhang").roles()).containsExactly("learner");
        assertThat(classes.members(group)).hasSize(3);
    }

    @Test
    void aClassThatIsGoneKeepsItsPagesWithoutItsPupils() {
        roster(whole(), true).statusCode(200);
        UUID group =
                classes.of(account("lin").id(), Member.Part.TEACHER).getFirst().id();

        roster(
                        Map.of(
                                "manifest.csv",
                                "propertyName,value\nfile.classes,delta\n",
                                "classes.csv",
                                "sourcedId,status,title\nc1,tobedeleted,\n"),
                        true)
                .statusCode(200)
                .body("counts.classes.gone", equalTo(1))
                .body("counts.memberships.gone", equalTo(3));

        assertThat(classes.get(group).title()).isEqualTo("三年级1班");
        assertThat(classes.members(group)).isEmpty();
    }

    @Test
    void aRosterMakesNoAdministratorsAndNobodyWithoutAPart() {
        Map<String, String> files = Map.of(
                "users.csv",
                        USERS
                                + "a1,%1$s.head,长,校\na2,%1$s.mum,妈,李\na3,%1$s.aide,手,助\na4,%1$s.nobody,人,路\n"
                                        .formatted(tag),
                "roles.csv",
                        "userSourcedId,roleType,role,orgSourcedId\na1,primary,siteAdministrator,\na2,primary,guardian,\na3,primary,aide,\n",
                "classes.csv", CLASSES + "c1,班\n",
                "enrollments.csv", ENROLLMENTS + "e1,c1,a3,aide\ne2,c1,a2,guardian\n");

        roster(files, true)
                .statusCode(200)
                .body("counts.people.fresh", equalTo(1))
                .body("counts.leftOut", equalTo(3));

        assertThat(account("aide").roles()).containsExactly("teacher");
        assertThat(accounts.named(tag + ".head")).isEmpty();
    }

    @Test
    void chineseSpreadsheetsAreRead() {
        String users = "\uFEFFfamilyName;GivenName;sourcedid;username;email;\r\n\"张\r\n\";伟;p1;" + tag
                + ".zhang;;\r\n;;;;;\r\n";
        roster(
                        Map.of(
                                "roster/users.csv",
                                users,
                                "roster/classes.csv",
                                "title,sourcedId\r\n\"三年级,1班\",c1\r\n",
                                "roster/enrollments.csv",
                                ENROLLMENTS.replace(',', '\t') + "e1\tc1\tp1\tstudent"),
                        StandardCharsets.UTF_8,
                        true)
                .statusCode(200);
        assertThat(account("zhang").displayName()).isEqualTo("张伟");

        Map<String, String> gbk = Map.of("users.csv", USERS + "p1,%1$s.zhang,炜,张\n".formatted(tag));
        roster(gbk, Charset.forName("GBK"), true).statusCode(200).body("counts.people.changed", equalTo(1));
        assertThat(account("zhang").displayName()).isEqualTo("张炜");
    }

    @Test
    void anAccountThatIsHereIsTakenOnlyWhereEverythingSaysSo() {
        accounts.add(tag + ".zhang", "张伟", "correct horse", school.id(), Role.LEARNER);
        roster(whole(), true).statusCode(200).body("passwords", hasSize(2));
        assertThat(accounts.signIn(tag + ".zhang", "correct horse")).isPresent();

        Organisation other = organisations.add(null, OrganisationLevel.SCHOOL, tag + "x", "青溪二小");
        Account there = accounts.add(tag + ".there", "教研员", "correct horse", other.id(), Role.CURATOR);
        given().header("Authorization", "Bearer " + staff.token(there))
                .contentType("application/zip")
                .body(zip(whole(), StandardCharsets.UTF_8))
                .post("/api/organisations/{code}/roster", other.code())
                .then()
                .statusCode(200)
                .body("wrongs", equalTo(3))
                .body("wrong.column", hasItem("username"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users.csv       | sourcedId,username,givenName;p1,a,b                      | users.csv       | 1 | familyName      | 缺少这一列
            users.csv       | sourcedId,username,givenName,familyName;p1,a b,伟,张     | users.csv       | 2 | username        | 不能作为登录名
            users.csv       | sourcedId,username,givenName,familyName;p1,aa,,          | users.csv       | 2 | familyName      | 没有姓名
            users.csv       | sourcedId,username,givenName,familyName;,aa,伟,张        | users.csv       | 2 | sourcedId       | 空的
            users.csv       | sourcedId,username,givenName,familyName;p1,aa,伟,张;p1,bb,伟,李 | users.csv | 3 | sourcedId       | 已出现在第 2 行
            users.csv       | sourcedId,username,givenName,familyName,role;p1,aa,伟,张,student;p2,aa,伟,李,student | users.csv | 3 | username | 第 2 行另一人
            users.csv       | sourcedId,username,givenName,familyName,status;p1,aa,伟,张,here | users.csv | 2 | status         | tobedeleted
            users.csv       | sourcedId,username,givenName,familyName,enabledUser;p1,aa,伟,张,yes | users.csv | 2 | enabledUser | true
            users.csv       | sourcedId,username,givenName,familyName;p1,aa,伟,张,x     | users.csv       | 2 | ''              | 5 个单元格
            users.csv       | sourcedId,username,givenName,familyName;p1,"aa           | users.csv       | 2 | ''              | 引号
            users.csv       | sourcedId,sourcedId,username                              | users.csv       | 1 | sourcedId       | 两列同名
            classes.csv     | sourcedId,title;c1,                                       | classes.csv     | 2 | title           | 空的
            classes.csv     | sourcedId,title,schoolSourcedId;c1,一,s1;c2,二,s2          | classes.csv     | 3 | schoolSourcedId | 不是同一所学校
            enrollments.csv | sourcedId,classSourcedId,userSourcedId,role;e1,c9,p9,student | enrollments.csv | 2 | classSourcedId | c9
            """)
    void whatIsWrongIsToldByFileLineAndColumn(
            String name, String text, String file, int line, String column, String reason) {
        Map<String, String> files = Map.of(name, text.replace(';', '\n'));

        roster(files, false)
                .statusCode(200)
                .body("wrong[0].file", equalTo(file))
                .body("wrong[0].line", equalTo(line))
                .body("wrong[0].column", equalTo(column))
                .body("wrong[0].reason", org.hamcrest.Matchers.containsString(reason));
        roster(files, true).statusCode(422).body("type", equalTo("/problems/roster-wrong"));
        assertThat(accounts.named("aa")).isEmpty();
    }

    @Test
    void aDistrictsFilesAreTakenSchoolBySchool() {
        Map<String, String> files = Map.of(
                "orgs.csv",
                "sourcedId,name,type,identifier\ns1,一小,school,%s\ns2,二小,school,other\n".formatted(tag),
                "users.csv",
                "sourcedId,username,givenName,familyName,primaryOrgSourcedId\np1,%1$s.one,一,张,s1\np2,%1$s.two,二,张,s2\n"
                        .formatted(tag),
                "classes.csv",
                "sourcedId,title,schoolSourcedId\nc1,一班,s1\nc2,二班,s2\n",
                "enrollments.csv",
                "sourcedId,classSourcedId,userSourcedId,role,schoolSourcedId\ne1,c1,p1,student,s1\ne2,c2,p2,student,s2\n");

        roster(files, true)
                .statusCode(200)
                .body("counts.people.fresh", equalTo(1))
                .body("counts.classes.fresh", equalTo(1));

        assertThat(accounts.named(tag + ".two")).isEmpty();
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        unreadable("no zip at all".getBytes(StandardCharsets.UTF_8));
        unreadable(zip(Map.of("notes.txt", "x"), StandardCharsets.UTF_8));
        unreadable(zip(Map.of("users.csv", USERS, "b/users.csv", USERS), StandardCharsets.UTF_8));
        unreadable(zip(Map.of("users.csv", "x".repeat(RosterFiles.LARGEST + 1)), StandardCharsets.UTF_8));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("zeros.bin"));
            byte[] zeros = new byte[1 << 20];
            for (int at = 0; at < 80; at++) {
                zip.write(zeros);
            }
        }
        unreadable(bomb.toByteArray());
        // A name is never a path: this one is read, and written nowhere.
        send(zip(Map.of("../../users.csv", USERS), StandardCharsets.UTF_8), false)
                .statusCode(200);
    }

    @Test
    void onlyCuratorsOfTheSchoolOrAboveMay() {
        byte[] zip = zip(whole(), StandardCharsets.UTF_8);
        given().contentType("application/zip")
                .body(zip)
                .post("/api/organisations/{c}/roster", tag)
                .then()
                .statusCode(401);
        staff.as(staff.teacher("roster-teacher"))
                .contentType("application/zip")
                .body(zip)
                .post("/api/organisations/{c}/roster", tag)
                .then()
                .statusCode(403);
        Account other = QuarkusTransaction.requiringNew().call(() -> {
            Organisation district = organisations.add(null, OrganisationLevel.DISTRICT, tag + "d", "别的区");
            return accounts.add(tag + ".other", "别区", "correct horse", district.id(), Role.CURATOR);
        });
        staff.as(other)
                .contentType("application/zip")
                .body(zip)
                .post("/api/organisations/{c}/roster", tag)
                .then()
                .statusCode(403);
        staff.as(curator)
                .contentType("application/zip")
                .body(zip)
                .post("/api/organisations/{c}/roster", "nowhere-" + tag)
                .then()
                .statusCode(404);
    }

    private Account account(String name) {
        return accounts.named(tag + "." + name).orElseThrow();
    }

    private ValidatableResponse roster(Map<String, String> files, boolean take) {
        return roster(files, StandardCharsets.UTF_8, take);
    }

    private ValidatableResponse roster(Map<String, String> files, Charset charset, boolean take) {
        return send(zip(files, charset), take);
    }

    private void unreadable(byte[] zip) {
        send(zip, true).statusCode(422).body("type", equalTo("/problems/roster-unreadable"));
    }

    private ValidatableResponse send(byte[] zip, boolean take) {
        return staff.as(curator)
                .contentType("application/zip")
                .body(zip)
                .queryParam("take", take)
                .post("/api/organisations/{code}/roster", tag)
                .then();
    }

    private static byte[] zip(Map<String, String> files, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(charset));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
