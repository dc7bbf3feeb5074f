import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;

/** OpenSearch in a child JVM. Arguments: home, data directory, HTTP port, file that is made when it answers. */
public final class SearchNode {

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        Path data = Path.of(args[1]);
        String port = args[2];
        Path answering = Path.of(args[3]);
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                settings(home, data, port), Map.of(), home.resolve("config"), () -> "shuyuan");
        LogConfigurator.setNodeName("shuyuan");
        LogConfigurator.configure(environment);
        Node node = new Node(environment).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        Files.writeString(answering, port);
        exitWithParent();
    }

    private static Settings settings(Path home, Path data, String port) {
        return Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", data.resolve("nodes").toString())
                .put("path.logs", data.resolve("logs").toString())
                .put("cluster.name", "shuyuan")
                .put("node.name", "shuyuan")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", "0")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("action.auto_create_index", "false")
                .build();
    }

    /** The parent holds our standard input open; end of file means it is gone, even after a kill -9. */
    private static void exitWithParent() throws IOException {
        while (System.in.read() >= 0) {
            // nothing to read, only to wait
        }
        System.exit(0);
    }

    private static void close(Node node) {
        try {
            node.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
