package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.shuyuan.embedded.EmbeddedDatabase;

/** Another node of the service that runs on some data, which reaches the search engine through a recorder. */
record SecondNode(ServiceProcess service, Recorder recorder) implements AutoCloseable {

    /** @param works whether it takes jobs; else it only answers */
    static SecondNode start(Path data, EmbeddedDatabase database, RawEngine engine, boolean works)
            throws IOException, InterruptedException {
        Recorder recorder = new Recorder(engine.address(), data.resolve("written"));
        Map<String, String> environment = new HashMap<>(SearchBench.ADDRESS);
        environment.putAll(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                database.url(),
                "QUARKUS_DATASOURCE_USERNAME",
                database.user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                database.password().orElse(""),
                "QUARKUS_HIBERNATE_SEARCH_ORM_ELASTICSEARCH_HOSTS",
                recorder.address(),
                "SHUYUAN_WORK_ENABLED",
                Boolean.toString(works)));
        ServiceProcess service = ServiceProcess.start(data.resolve("second"), environment);
        return new SecondNode(service, recorder);
    }

    /** As a crash would end it. */
    @Override
    public void close() throws IOException {
        service.kill();
        recorder.close();
    }
}
