package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.PublicAddress;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What Identify tells besides the protocol: each description by its own schema. */
class IdentificationTest {

    private static final String FRIENDS = "shuyuan.oai.friends";
    private static final List<String> LICENCES = List.of(
            "https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/licenses/by/4.0/");

    @Test
    void aRepositoryWithADomainTellsHowItsIdentifiersAreMade() {
        Document page = identify("https://shuyuan.example.org:8443", Map.of());

        assertThat(texts(page, "repositoryIdentifier")).containsExactly("shuyuan.example.org");
        assertThat(texts(page, "sampleIdentifier")).first().asString().startsWith("oai:shuyuan.example.org:");
        assertThat(texts(page, "friends")).isEmpty();
    }

    /** The guidelines want a domain name; what has none says nothing rather than something wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://192.168.1.10"})
    void aRepositoryWithoutADomainDoesNot(String address) {
        assertThat(texts(identify(address, Map.of()), "oai-identifier")).isEmpty();
    }

    @Test
    void theLicencesThatRecordsMayHaveAreTold() {
        Document page = identify("https://shuyuan.example.org", Map.of());

        assertThat(Harvester.elements(page.getDocumentElement(), "rightsReference"))
                .extracting(reference -> reference.getAttribute("ref"))
                .isEqualTo(LICENCES);
    }

    @Test
    void friendsAreTold() {
        Document page = identify(
                "https://shuyuan.example.org",
                Map.of(FRIENDS, "https://a.example.org/oai,https://b.example.org/oai?part=1&kind=%3C2%3E"));

        Element friends =
                Harvester.elements(page.getDocumentElement(), "friends").getFirst();
        assertThat(Harvester.elements(friends, "baseURL"))
                .extracting(Element::getTextContent)
                .containsExactly("https://a.example.org/oai", "https://b.example.org/oai?part=1&kind=%3C2%3E");
    }

    private static Document identify(String publicUrl, Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(OaiConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter());
        settings.forEach(builder::withDefaultValue);
        OaiConfig config = builder.build().getConfigMapping(OaiConfig.class);
        RepositoryAddress address = new RepositoryAddress(new PublicAddress(URI.create(publicUrl)), config);
        OaiDocument document = OaiDocument.begin(Instant.EPOCH, address.base(), Map.of("verb", "Identify"))
                .open("Identify");
        new Identification(config, address).write(document, Instant.EPOCH, LICENCES);
        return OaiSchema.validated(document.close().end());
    }

    private static List<String> texts(Document page, String element) {
        return Harvester.elements(page.getDocumentElement(), element).stream()
                .map(Element::getTextContent)
                .toList();
    }
}
