package org.shuyuan.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An EPUB that tries, in every way we know, to run a script in the reader's page or to tell {@code canary} that it is read. */
record HostileBook(String canary) {

    static final String FIRST = "读得到的第一章";
    static final String SECOND = "读得到的第二章";
    static final String THIRD = "读得到的第三章";

    /** What a script of the book would do, seen from everywhere. */
    private static final String DEED =
            "for(const w of [window,parent,top]){try{w.hacked=1;w.document.title='hacked'}catch(e){}}"
                    + "try{localStorage.hacked=1}catch(e){};new Image().src='CANARY/by-script'";

    Path in(Path folder) throws IOException {
        Path file = folder.resolve("坏书.epub");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            stored(zip, "mimetype", "application/epub+zip");
            put(zip, "META-INF/container.xml", """
                    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                    <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""");
            put(zip, "book.opf", """
                    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:c0ffee</dc:identifier>
                    <dc:title>坏书</dc:title><dc:language>zh-CN</dc:language></metadata>
                    <manifest>
                    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                    <item id="c1" href="c1.xhtml" media-type="application/xhtml+xml" properties="scripted"/>
                    <item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/>
                    <item id="c3" href="c3.xhtml" media-type="application/xhtml+xml"/>
                    <item id="c4" href="c4.xhtml" media-type="application/xhtml+xml"/>
                    <item id="sky" href="sky.svg" media-type="image/svg+xml"/>
                    <item id="svg" href="deed.svg" media-type="image/svg+xml"/>
                    <item id="css" href="deed.css" media-type="text/css"/>
                    <item id="js" href="deed.js" media-type="text/javascript"/></manifest>
                    <spine><itemref idref="c1"/><itemref idref="c2"/><itemref idref="c3"/><itemref idref="c4"/></spine></package>""");
            put(zip, "nav.xhtml", page("", """
                    <nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>
                    <li><a href="c1.xhtml">一</a></li><li><a href="c2.xhtml">二</a></li>
                    <li><a href="c3.xhtml">三</a></li><li><a href="javascript:DEED">无</a></li><li><a href="CANARY/toc">远</a></li></ol></nav>"""));
            put(zip, "deed.js", deed());
            put(
                    zip,
                    "deed.css",
                    "@import url('CANARY/import.css'); body { background: url('CANARY/background.png') }"
                            .replace("CANARY", canary));
            put(
                    zip,
                    "deed.svg",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"%1$s\"><script>%1$s</script></svg>"
                            .formatted(deed()));
            put(zip, "c1.xhtml", first());
            put(zip, "c2.xhtml", second());
            put(zip, "c3.xhtml", third());
            put(zip, "c4.xhtml", laughs());
            put(
                    zip,
                    "sky.svg",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100000000\" height=\"100000000\"><rect width=\"9\" height=\"9\"/></svg>");
        }
        return file;
    }

    /** Scripts. */
    private String first() {
        return page(
                "<script>DEED</script><script src=\"deed.js\"></script><script src=\"CANARY/script.js\"></script>"
                        + "<script type=\"module\">DEED</script>",
                """
                <h1>%s</h1>
                <p id="click" onclick="DEED" onmouseover="DEED">按我</p>
                <img src="missing.png" onerror="DEED" alt=""/>
                <svg xmlns="http://www.w3.org/2000/svg" onload="DEED" width="1" height="1"><script>DEED</script>
                <script xmlns:x="http://www.w3.org/1999/xlink" x:href="deed.js"></script>
                <animate attributeName="x" onbegin="DEED" dur="1s"/></svg>
                <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><s:script xmlns:s="http://www.w3.org/1999/xhtml">DEED</s:script></svg>
                <iframe src="deed.svg"></iframe><object data="deed.svg" type="image/svg+xml"></object>
                <iframe src="javascript:DEED"></iframe>
                <iframe srcdoc="&lt;script&gt;DEED&lt;/script&gt;"></iframe>
                <p><a id="javascript" href="java&#x09;script:DEED">一个链接</a></p>
                <input autofocus="" onfocus="DEED"/><details open="" ontoggle="DEED"><summary>二</summary></details>
                """.formatted(FIRST));
    }

    /** Everything that asks the network. */
    private String second() {
        return page("""
                <link rel="stylesheet" href="CANARY/style.css"/><link rel="stylesheet" href="deed.css"/>
                <link rel="prefetch" href="CANARY/prefetch"/><link rel="preload" as="image" href="CANARY/preload"/>
                <link rel="icon" href="CANARY/icon"/><meta http-equiv="refresh" content="1;url=CANARY/refresh"/>
                <style>@font-face { font-family: x; src: url('CANARY/font') } h1 { font-family: x; background: url('CANARY/style') }</style>
                """, """
                <h1>%s</h1>
                <img src="CANARY/img.png" srcset="CANARY/srcset.png 2x" alt=""/>
                <p style="background-image: url('CANARY/inline.png')">字</p>
                <video src="CANARY/video.mp4" poster="CANARY/poster.png" autoplay=""></video><audio src="CANARY/audio.mp3" autoplay=""></audio>
                <iframe src="CANARY/frame.html"></iframe><embed src="CANARY/embed"/><object data="CANARY/object"></object>
                <svg xmlns="http://www.w3.org/2000/svg"><image href="CANARY/svg.png" width="9" height="9"/><use href="CANARY/use.svg#a"/></svg>
                <form action="CANARY/form" method="post" target="_top"><input name="a" value="b"/><button id="send">提交</button></form>
                <p><a id="ping" ping="CANARY/ping" href="#here">这里</a></p><p id="here">到了</p>
                """.formatted(SECOND));
    }

    /** What would cover, fill or leave the page of the reader. */
    private String third() {
        return page("""
                <base href="CANARY/base/" target="_top"/>
                <style>.over { position: fixed; top: 0; left: 0; width: 100vw; height: 100vh; z-index: 2147483647; background: red; opacity: .1 }
                .turn { animation: turn .01s infinite } @keyframes turn { to { transform: rotate(1turn) } }</style>
                """, """
                <h1>%s</h1>
                <p><a id="away" href="CANARY/away" target="_top">离开</a> <a id="window" href="CANARY/window" target="_blank">新窗</a></p>
                <form action="CANARY/own" method="get" target="_self"><button id="own">去</button></form>
                <canvas width="100000" height="100000"></canvas><img src="sky.svg" alt=""/>
                <div class="turn" style="width: 90000000px">宽</div><div style="height: 200000px">高</div>
                <dialog open="">停一停</dialog><div class="over"></div>
                """.formatted(THIRD));
    }

    /** An entity that becomes a thousand million characters where it is believed. */
    private static String laughs() {
        StringBuilder page = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\">");
        for (int i = 1; i <= 9; i++) {
            page.append("<!ENTITY a%d \"".formatted(i))
                    .append("&a%d;".formatted(i - 1).repeat(10))
                    .append("\">");
        }
        return page.append(
                        "]><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body><h1>完</h1><p>&a9;</p></body></html>")
                .toString();
    }

    private String page(String head, String body) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title>"
                        + head + "</head><body onload=\"DEED\">" + body + "</body></html>")
                .replace("DEED", deed())
                .replace("CANARY", canary);
    }

    private String deed() {
        return DEED.replace("CANARY", canary);
    }

    /** The type of an EPUB stands uncompressed at its beginning (OCF 3.3, 4.2.6.2). */
    private static void stored(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(check.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
