package org.shuyuan.share.oai;

import io.gdcc.xoai.model.oaipmh.results.Record;
import io.gdcc.xoai.model.oaipmh.results.record.Header;
import io.gdcc.xoai.serviceprovider.ServiceProvider;
import io.gdcc.xoai.serviceprovider.client.OAIClient;
import io.gdcc.xoai.serviceprovider.model.Context;
import io.gdcc.xoai.serviceprovider.model.Context.KnownTransformer;
import io.gdcc.xoai.serviceprovider.parameters.ListRecordsParameters;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** The harvester of the library xoai, which Dataverse harvests with. */
record XoaiClient() implements RealClient {

    @Override
    public Map<String, Boolean> harvest(String base, Optional<Instant> from) throws Exception {
        Context context = new Context()
                .withBaseUrl(base)
                .withOAIClient(OAIClient.newBuilder().withBaseUrl(base).build())
                .withMetadataTransformer("oai_dc", KnownTransformer.OAI_DC);
        ListRecordsParameters list = ListRecordsParameters.request().withMetadataPrefix("oai_dc");
        from.ifPresent(list::withFrom);
        Map<String, Boolean> got = new HashMap<>();
        Iterator<Record> records = new ServiceProvider(context).listRecords(list);
        while (records.hasNext()) {
            Header header = records.next().getHeader();
            got.put(header.getIdentifier(), header.isDeleted());
        }
        return got;
    }

    @Override
    public String toString() {
        return "xoai";
    }
}
