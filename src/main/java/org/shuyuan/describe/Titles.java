package org.shuyuan.describe;

import java.util.regex.Pattern;

/** Tells what a person called a document from what a program put there because nobody did. */
final class Titles {

    private static final Pattern PRINTED_BY = Pattern.compile(
            "^(?:Microsoft (?:Office )?)?(?:Word|PowerPoint|Excel|WPS \\S+) - ", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile(
            "\\.(?:docx?|pptx?|ppsx?|xlsx?|wps|dps|et|odt|odp|ods|rtf|txt|pdf|epub|indd|tex|dvi|mp4|mp3|mov|avi|mkv)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNTITLED = Pattern.compile(
            "(?:untitled|no ?title|slide|document|presentation|powerpoint presentation|title|new document|scan(?:ned)?"
                    + "|img|image|book|sheet|无标题|未命名|新建(?:\\s.*|文件夹|文本文档|演示文稿|工作表|doc.*|docx.*|microsoft.*)?|文档|幻灯片|演示文稿|powerpoint ?演示文稿|标题|扫描(?:文档|件)?"
                    + "|工作簿|wps ?演示|unknown|none|null)[\\s_-]*\\d*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PROGRAM_OR_ACCOUNT = Pattern.compile(
            "(?:apache poi|python-(?:docx|pptx)|admin(?:istrator)?|user\\d*|windows(?: ?user| ?用户)?|microsoft.*|微软(?:用户|中国)?|pc"
                    + "|lenovo|hp|dell|acer|asus|thinkpad|deepin|管理员|雨林木风|深度(?:技术|系统)|番茄花园|unknown|author|作者|匿名|lavf.*)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CARD_NAME = Pattern.compile("(?im)^FN(?:;[^:]*)?:(.*)$");

    private Titles() {}

    static boolean isMadeByProgram(String title) {
        return UNTITLED.matcher(withoutExtension(withoutProgram(title)).strip()).matches();
    }

    static String withoutProgram(String title) {
        return PRINTED_BY.matcher(title).replaceFirst("");
    }

    static String withoutExtension(String title) {
        return EXTENSION.matcher(title).replaceFirst("");
    }

    static boolean isProgramOrAccount(String name) {
        return PROGRAM_OR_ACCOUNT.matcher(name.strip()).matches();
    }

    static String ofCard(String value) {
        return CARD_NAME
                .matcher(value)
                .results()
                .findFirst()
                .map(name -> name.group(1).replaceAll("\\\\([,;\\\\])", "$1").strip())
                .orElse(value);
    }
}
