package org.shuyuan.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What LibreOffice is told before it opens a document: a profile of its own for each, in which no macro runs and nothing is
 * fetched. The walls around the child keep it from all that as well; this holds where a machine has no walls.
 */
final class OfficeProfile {

    private static final String SCRIPTING = "Office.Common/Security/Scripting";
    private static final String NOWHERE = "127.0.0.1";

    private OfficeProfile() {}

    /** @param folder where the profile will be; LibreOffice fills in what is missing */
    static void write(Path folder) throws IOException {
        String settings = setting(SCRIPTING, "DisableMacrosExecution", "true")
                + setting(SCRIPTING, "MacroSecurityLevel", "3")
                // A document from no trusted place: its linked pictures and parts aren't loaded, from disk or network.
                + setting(SCRIPTING, "BlockUntrustedRefererLinks", "true")
                // 0 would be always, 1 on demand.
                + setting("Office.Writer/Content/Update", "Link", "2")
                // Whatever asks for an address all the same asks a proxy that isn't there.
                + setting("Inet/Settings", "ooInetProxyType", "2")
                + proxy("HTTP")
                + proxy("HTTPS")
                + proxy("FTP")
                // The search counts hidden slides as well: slide n must be page n.
                + setting("Office.Common/Filter/PDF/Export", "ExportHiddenSlides", "true")
                // What no document says itself: A4, and Han characters as they are written in China.
                + setting("Setup/L10N", "ooSetupSystemLocale", "zh-CN")
                + setting("Office.Linguistic/General", "DefaultLocale_CJK", "zh-CN");
        Files.createDirectories(folder.resolve("user"));
        Files.writeString(folder.resolve("user/registrymodifications.xcu"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
                %s</oor:items>
                """.formatted(settings));
    }

    private static String proxy(String protocol) {
        return setting("Inet/Settings", "ooInet" + protocol + "ProxyName", NOWHERE)
                + setting("Inet/Settings", "ooInet" + protocol + "ProxyPort", "1");
    }

    private static String setting(String path, String name, String value) {
        return """
                <item oor:path="/org.openoffice.%s"><prop oor:name="%s" oor:op="fuse"><value>%s</value></prop></item>
                """.formatted(path, name, value);
    }
}
