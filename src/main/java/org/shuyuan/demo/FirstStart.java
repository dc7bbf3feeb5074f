package org.shuyuan.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.WrongDataFile;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Passwords;
import org.shuyuan.people.Role;
import org.shuyuan.people.Roster;
import org.shuyuan.work.Jobs;

/** Fills an empty database, in one transaction, and prints the passwords that it made: this is the only time. */
@ApplicationScoped
class FirstStart {

    private static final String ORGANISATIONS = "organisations.tsv";

    private final DemoConfig config;
    private final DataFolder ingest;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Samples samples;
    private final Jobs jobs;
    private final EntityManager entities;
    private final DataSource database;
    private final Clock clock;

    FirstStart(
            DemoConfig config,
            DataFolders folders,
            Organisations organisations,
            Accounts accounts,
            Samples samples,
            Jobs jobs,
            EntityManager entities,
            DataSource database,
            Clock clock) {
        this.config = config;
        this.ingest = folders.ingest();
        this.organisations = organisations;
        this.accounts = accounts;
        this.samples = samples;
        this.jobs = jobs;
        this.entities = entities;
        this.database = database;
        this.clock = clock;
    }

    void fill(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        Map<String, String> passwords = QuarkusTransaction.requiringNew().call(this::fillIfEmpty);
        if (!passwords.isEmpty()) {
            System.out.println();
            System.out.println("  首次启动，已创建以下账号（密码只显示这一次）");
            System.out.println("  First start: these accounts were made; their passwords are shown this once");
            passwords.forEach((name, password) -> System.out.printf("    %-10s %s%n", name, password));
            System.out.println();
        }
    }

    private Map<String, String> fillIfEmpty() {
        // Two nodes may start on one empty database.
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(7301)").getSingleResult();
        Number known = (Number)
                entities.createNativeQuery("select count(*) from account").getSingleResult();
        if (known.longValue() > 0) {
            return Map.of();
        }
        Map<String, String> passwords = new LinkedHashMap<>();
        if (!config.enabled()) {
            Organisation root = organisations.add(null, OrganisationLevel.PROVINCE, "00", "本地教育资源中心");
            add(passwords, "operator", "管理员", root.id(), Role.OPERATOR);
            return passwords;
        }
        UUID root = organisationsFromFile();
        UUID school = schoolOfSamples().id();
        List<Organisation> line = organisations.line(school);
        UUID district = line.get(Math.max(0, line.size() - 2)).id();
        add(passwords, "operator", "管理员", root, Role.OPERATOR);
        add(passwords, "teacher", "沈知远", school, Role.TEACHER);
        add(passwords, "curator", "教研员", district, Role.CURATOR);
        add(passwords, "learner", "小溪", school, Role.LEARNER);
        for (int sample = 0; sample < samples.all().size(); sample++) {
            jobs.submit(SampleJob.NAME, Integer.toString(sample));
        }
        return passwords;
    }

    private void add(Map<String, String> passwords, String name, String displayName, UUID organisation, Role role) {
        String password = Passwords.make();
        accounts.add(name, displayName, password, organisation, role);
        passwords.put(name, password);
    }

    /** The root of the tree, which stands first in the file. */
    private UUID organisationsFromFile() {
        try (Connection connection = database.getConnection()) {
            List<String> codes = new Roster(connection, clock).organisations(ingest.lines(ORGANISATIONS));
            return codes.stream()
                    .findFirst()
                    .flatMap(organisations::withCode)
                    .orElseThrow(() -> wrong(ORGANISATIONS, 1, "at least one organisation is wanted"))
                    .id();
        } catch (Roster.WrongLine wrong) {
            throw wrong(ORGANISATIONS, wrong.line(), wrong.getMessage());
        } catch (SQLException e) {
            throw new IllegalStateException("The organisations cannot be written", e);
        }
    }

    private Organisation schoolOfSamples() {
        return organisations
                .withCode(samples.school())
                .orElseThrow(() -> wrong(
                        Samples.FILE,
                        1,
                        "the organisation " + samples.school() + " does not stand in " + ORGANISATIONS));
    }

    private WrongDataFile wrong(String file, int line, @Nullable String reason) {
        return new WrongDataFile(ingest.label(file), line, String.valueOf(reason));
    }
}
