package org.shuyuan.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Figures;

/** Counts a body that comes in chunks and doesn't say how long it is; {@link Edge} has refused what says that it is too long. */
class BoundedBodies {

    private final Edge edge;

    BoundedBodies(Edge edge) {
        this.edge = edge;
    }

    @ServerRequestFilter
    void bound(ContainerRequestContext request) {
        if (request.getHeaderString("Transfer-Encoding") != null) {
            long limit = edge.limit(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
            request.setEntityStream(new Counted(request.getEntityStream(), limit));
        }
    }

    private static final class Counted extends FilterInputStream {

        private final long limit;
        private long read;

        Counted(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > limit) {
                throw Problem.of(ProblemType.REQUEST_TOO_LARGE, Figures.size(limit));
            }
        }
    }
}
