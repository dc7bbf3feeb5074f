package org.shuyuan.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.Base64;

/** Reads a code as a phone does: from its picture. */
final class QrCode {

    private static final Path READER = Path.of("ui/node_modules/qr");
    private static final String ORIGIN = "http://localhost/qr/";

    private QrCode() {}

    /** @param page an empty one, in which the reader runs */
    static String read(Page page, byte[] png) {
        page.route(ORIGIN + "**", route -> {
            String path = route.request().url().substring(ORIGIN.length());
            if (path.isEmpty()) {
                route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html>"));
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setPath(READER.resolve(path)));
            }
        });
        page.navigate(ORIGIN);
        return (String) page.evaluate("""
                async (png) => {
                  const { default: decode } = await import('./decode.js');
                  const image = new Image();
                  image.src = 'data:image/png;base64,' + png;
                  await image.decode();
                  const canvas = new OffscreenCanvas(image.width, image.height);
                  const pen = canvas.getContext('2d');
                  pen.drawImage(image, 0, 0);
                  return decode(pen.getImageData(0, 0, image.width, image.height));
                }""", Base64.getEncoder().encodeToString(png));
    }
}
