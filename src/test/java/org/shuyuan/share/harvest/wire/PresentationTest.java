package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyuan.share.harvest.wire.Repository.error;
import static org.shuyuan.share.harvest.wire.Repository.oai;
import static org.shuyuan.share.harvest.wire.Repository.token;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What repositories say of themselves. */
class PresentationTest {

    private final OaiClient client = Repository.client();

    @Test
    void aRepositoryPresentsItself() throws Exception {
        try (Repository repository = Repository.with(oai("""
                <Identify>
                  <repositoryName>市教研室</repositoryName><baseURL>http://city.example/oai</baseURL>
                  <protocolVersion>2.0</protocolVersion>
                  <adminEmail>a@city.example</adminEmail><adminEmail>b@city.example</adminEmail>
                  <earliestDatestamp>2020-01-01</earliestDatestamp>
                  <deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity>
                  <compression>gzip</compression>
                  <description><oai-identifier xmlns="http://www.openarchives.org/OAI/2.0/oai-identifier">
                    <scheme>oai</scheme><repositoryIdentifier>city.example</repositoryIdentifier>
                    <delimiter>:</delimiter><sampleIdentifier>oai:city.example:1</sampleIdentifier>
                  </oai-identifier></description>
                  <description><friends xmlns="http://www.openarchives.org/OAI/2.0/friends/">
                    <baseURL>https://province.example/oai</baseURL><baseURL>file:///etc/passwd</baseURL><baseURL>no address</baseURL>
                  </friends></description>
                  <description><other xmlns="urn:other"><baseURL>http://stranger.example/</baseURL></other></description>
                </Identify>"""))) {
            assertThat(client.identify(repository.base()))
                    .isEqualTo(new Identity(
                            "市教研室",
                            "http://city.example/oai",
                            List.of("a@city.example", "b@city.example"),
                            Instant.parse("2020-01-01T00:00:00Z"),
                            Granularity.SECOND,
                            Deletions.PERSISTENT,
                            Optional.of("city.example"),
                            List.of(URI.create("https://province.example/oai"))));
            assertThat(repository.asked()).containsExactly(Map.of("verb", "Identify"));
        }
    }

    @Test
    void whatARepositoryDoesNotSayIsTakenCarefully() throws Exception {
        try (Repository repository = Repository.with(oai("<Identify><protocolVersion>2.0</protocolVersion>"
                + "<earliestDatestamp>long ago</earliestDatestamp><granularity>?</granularity></Identify>"))) {
            Identity identity = client.identify(repository.base());

            assertThat(identity.earliest()).isEqualTo(Instant.EPOCH);
            assertThat(identity.granularity()).isEqualTo(Granularity.DAY);
            assertThat(identity.deletions()).isEqualTo(Deletions.NO);
            assertThat(identity.repositoryIdentifier()).isEmpty();
        }
    }

    @Test
    void formatsAreListed() throws Exception {
        try (Repository repository = Repository.with(oai("<ListMetadataFormats>"
                + "<metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>http://s</schema>"
                + "<metadataNamespace>http://n</metadataNamespace></metadataFormat>"
                + "<metadataFormat><metadataPrefix>lom</metadataPrefix></metadataFormat>"
                + "</ListMetadataFormats>"))) {
            assertThat(client.formats(repository.base()))
                    .containsExactly(new Format("oai_dc", "http://s", "http://n"), new Format("lom", "", ""));
        }
        try (Repository repository = Repository.with(error("noMetadataFormats"))) {
            assertThat(client.formats(repository.base())).isEmpty();
        }
    }

    @Test
    void setsAreFollowedFromPageToPage() throws Exception {
        try (Repository repository = Repository.of(arguments -> oai("<ListSets>"
                + switch (arguments.getOrDefault("resumptionToken", "")) {
                    case "" ->
                        "<set><setSpec>org</setSpec><setName>机构</setName></set><set><setName>none</setName></set>"
                                + token("a b&amp;c");
                    case "a b&c" ->
                        "<set><setSpec>org:33</setSpec><setName>浙江省</setName>"
                                + "<setDescription><setSpec>no</setSpec></setDescription></set>" + token("");
                    default -> "";
                }
                + "</ListSets>"))) {
            assertThat(client.sets(repository.base()))
                    .containsExactly(new SetInfo("org", "机构"), new SetInfo("org:33", "浙江省"));
        }
        try (Repository repository = Repository.with(error("noSetHierarchy"))) {
            assertThat(client.sets(repository.base())).isEmpty();
        }
    }
}
