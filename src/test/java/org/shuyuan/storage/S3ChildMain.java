package org.shuyuan.storage;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** Runs s3proxy over one directory until standard input ends; its port is the first line it prints. */
final class S3ChildMain {
    private S3ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        S3Proxy proxy = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, arguments[1], arguments[2])
                .corsRules(new CrossOriginResourceSharing(
                        List.of(".*"), List.of("GET", "HEAD"), List.of("Range"), List.of("Content-Range"), ""))
                .blobStore(new FilesystemNio2BlobStore(arguments[0]))
                .build();
        proxy.start();
        System.out.println(proxy.getPort());
        while (System.in.read() >= 0) {
            // Whoever started us is still there.
        }
        proxy.stop();
    }
}
