package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two commands of the README and what an operator does beside them, from the first start to Ctrl-C. */
@Timeout(600)
class LauncherTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Pattern ACCOUNT =
            Pattern.compile("^ {4}(operator|teacher|curator|learner) +([a-z2-9]{12})$", Pattern.MULTILINE);
    /** With the course that is made of them. */
    private static final long SAMPLES = 8;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aDistrictIsSetUpByItsCommands() throws Exception {
        Path data = folder.resolve("data");
        int port = freePort();
        URI service = URI.create("http://localhost:" + port + "/");
        Map<String, String> passwords;

        aWrongFileStopsTheStart(data, port);
        Path log = folder.resolve("first.log");
        Process first = Launcher.start(data, log, Map.of(), "--port", Integer.toString(port));
        try {
            awaitReady(first, log, service);
            passwords = passwords(log);
            assertThat(passwords.keySet()).containsExactly("curator", "learner", "operator", "teacher");

            String token = Launcher.run(data, "", "token", "--account", "teacher")
                    .out()
                    .strip();
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(found(service, token).path("total").asLong())
                                    .isEqualTo(published()));
            aTableOfPeopleIsTaken(data, service);
            aForgottenPasswordIsReplaced(data, service, passwords);
            lessonsGoOutAsABag(data);

            List<ProcessHandle> children = first.descendants().toList();
            assertThat(children).isNotEmpty();
            Launcher.interrupt(first);
            assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
            // What the kernel ends for want of a parent needs a moment.
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(children)
                            .filteredOn(ProcessHandle::isAlive)
                            .extracting(child -> child.info().commandLine())
                            .as("left behind")
                            .isEmpty());
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        } finally {
            first.destroyForcibly();
        }

        Path again = folder.resolve("second.log");
        Process second = Launcher.start(data, again, Map.of(), "--port", Integer.toString(port), "--no-demo");
        try {
            awaitReady(second, again, service);
            assertThat(passwords(again)).as("told once").isEmpty();
            assertThat(signIn(service, "curator", passwords.getOrDefault("curator", "")))
                    .isNotEmpty();
        } finally {
            second.destroy();
            second.waitFor(1, TimeUnit.MINUTES);
            second.destroyForcibly();
        }
    }

    private void aWrongFileStopsTheStart(Path data, int port) throws Exception {
        assertThat(Launcher.run(data, "", "token", "--account", "teacher").error())
                .contains("There is no data in");
        Path ingest = Files.createDirectories(folder.resolve("ingest"));
        Files.writeString(ingest.resolve("organisations.tsv"), "code\tparent\tlevel\ttitle\n33\t\tcounty\t浙江省\n");
        Path log = folder.resolve("wrong.log");

        Process start = Launcher.start(
                data, log, Map.of("SHUYUAN_INGEST_DIR", ingest.toString()), "--port", Integer.toString(port));

        assertThat(start.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(start.exitValue()).isNotZero();
        assertThat(Files.readString(log))
                .contains("organisations.tsv:2: \"county\" is none of province, city, district, school");
    }

    private void aTableOfPeopleIsTaken(Path data, URI service) throws Exception {
        Launcher.Said schools = Launcher.run(
                data, "code\tparent\tlevel\ttitle\n330127-S77\t330127\tschool\t淳安县青溪小学\n", "organisations", "-");
        assertThat(schools.lines()).as(schools.error()).containsExactly("330127-S77");

        String heading = "name\ttitle\torganisation\trole\n";
        Launcher.Said people = Launcher.run(data, heading + "林悦\t林悦\t330127-S77\tteacher\n", "accounts", "-");
        assertThat(people.lines()).as(people.error()).hasSize(1);
        String[] made = people.lines().getFirst().split("\t", -1);
        assertThat(made[0]).isEqualTo("林悦");
        String session = signIn(service, "林悦", made[1]);
        assertThat(status(service, "/studio/upload", session)).isEqualTo(200);

        String right = "bo\t柏\t330127-S77\tteacher\n";
        Launcher.Said refused = Launcher.run(data, heading + right + "a\tA\t330127-S77\tjanitor\n", "accounts", "-");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.error()).contains("-:3: \"janitor\" is none of learner, teacher");
        assertThat(Launcher.run(data, heading + right, "accounts", "-").lines())
                .as("of the table that was refused, nothing was taken")
                .hasSize(1);
    }

    private void lessonsGoOutAsABag(Path data) throws Exception {
        Path bag = folder.resolve("课.zip");

        Launcher.Said out = Launcher.run(data, "", "export", "--organisation", "33", bag.toString());
        Launcher.Said in =
                Launcher.run(data, "", "import", bag.toString(), "--organisation", "33", "--account", "curator");

        assertThat(out.out()).as(out.error()).startsWith(SAMPLES + " resources in ");
        assertThat(in.out()).as(in.error()).contains(SAMPLES + " resources, 0 of them new");
        assertThat(Launcher.run(
                                data,
                                "",
                                "export",
                                "--organisation",
                                "nowhere",
                                folder.resolve("none").toString())
                        .error())
                .contains("There is no organisation with the code nowhere");
    }

    private void aForgottenPasswordIsReplaced(Path data, URI service, Map<String, String> passwords) throws Exception {
        String session = signIn(service, "learner", passwords.getOrDefault("learner", ""));
        assertThat(status(service, "/me", session)).isEqualTo(200);

        String fresh =
                Launcher.run(data, "", "password", "--account", "learner").out().strip();

        assertThat(status(service, "/me", session))
                .as("a session of the old password")
                .isNotEqualTo(200);
        assertThat(signIn(service, "learner", passwords.getOrDefault("learner", "")))
                .isEmpty();
        assertThat(status(service, "/me", signIn(service, "learner", fresh))).isEqualTo(200);
        Launcher.Said nobody = Launcher.run(data, "", "password", "--account", "nobody");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.error()).contains("There is no account named nobody");
    }

    private static void awaitReady(Process service, Path log, URI address) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(service.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(Files.readString(log)).contains("Shuyuan is ready:  " + address);
        });
    }

    private static Map<String, String> passwords(Path log) throws IOException {
        Map<String, String> passwords = new TreeMap<>();
        ACCOUNT.matcher(Files.readString(log))
                .results()
                .forEach(account -> passwords.put(account.group(1), account.group(2)));
        return passwords;
    }

    /** How many of them are for everybody at once. */
    private static long published() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("ingest/samples/samples.yaml"))) {
            long published = lines.map(String::strip)
                    .filter(line -> line.equals("publish: true") || line.equals("course:"))
                    .count();
            assertThat(published).isBetween(1L, SAMPLES);
            return published;
        }
    }

    private JsonNode found(URI service, String token) throws IOException, InterruptedException {
        HttpRequest search = HttpRequest.newBuilder(service.resolve("/api/search?q="))
                .header("Authorization", "Bearer " + token)
                .build();
        return new ObjectMapper()
                .readTree(http.send(search, BodyHandlers.ofString()).body());
    }

    /** The cookie, or nothing where the password doesn't fit. */
    private String signIn(URI service, String name, String password) throws IOException, InterruptedException {
        String form = "name=" + encoded(name) + "&password=" + encoded(password) + "&to=/me";
        HttpResponse<Void> answer = http.send(
                HttpRequest.newBuilder(service.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", service.toString().replaceAll("/$", ""))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
    }

    private int status(URI service, String path, String cookie) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(service.resolve(path))
                                .header("Cookie", cookie)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
