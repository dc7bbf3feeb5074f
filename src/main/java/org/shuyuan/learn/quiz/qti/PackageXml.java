package org.shuyuan.learn.quiz.qti;

import java.util.List;
import java.util.stream.Collectors;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.text.XmlText;

/** The test and the manifest of a package of QTI 3.0, around its items. */
final class PackageXml {

    static final String MANIFEST = "imsmanifest.xml";
    static final String TEST = "test.xml";

    private PackageXml() {}

    static String item(Question question) {
        return "items/" + ItemXml.identifier(question) + ".xml";
    }

    static String test(Quiz quiz) {
        String title = XmlText.escape(quiz.title());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <qti-assessment-test xmlns="%s" identifier="test-%s" title="%s">
                <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
                <qti-test-part identifier="PART" navigation-mode="nonlinear" submission-mode="simultaneous">
                <qti-assessment-section identifier="SECTION" title="%s" visible="true">
                %s</qti-assessment-section>
                </qti-test-part>
                <qti-outcome-processing><qti-set-outcome-value identifier="SCORE"><qti-sum>\
                <qti-test-variables variable-identifier="SCORE"/></qti-sum></qti-set-outcome-value></qti-outcome-processing>
                </qti-assessment-test>
                """.formatted(
                        ItemXml.NAMESPACE,
                        quiz.id(),
                        title,
                        title,
                        each(quiz.questions(), "<qti-assessment-item-ref identifier=\"%1$s\" href=\"%2$s\"/>\n"));
    }

    static String manifest(Quiz quiz) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="package-%s">
                <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
                <organizations/>
                <resources>
                <resource identifier="test-%s" type="imsqti_test_xmlv3p0" href="%s">
                <file href="%s"/>
                %s</resource>
                %s</resources>
                </manifest>
                """.formatted(
                        quiz.id(),
                        quiz.id(),
                        TEST,
                        TEST,
                        each(quiz.questions(), "<dependency identifierref=\"%1$s\"/>\n"),
                        each(quiz.questions(), """
                                <resource identifier="%1$s" type="imsqti_item_xmlv3p0" href="%2$s"><file href="%2$s"/></resource>
                                """));
    }

    /** @param line with the identifier of the item and its file */
    private static String each(List<Question> questions, String line) {
        return questions.stream()
                .map(question -> line.formatted(ItemXml.identifier(question), item(question)))
                .collect(Collectors.joining());
    }
}
