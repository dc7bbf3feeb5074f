package org.shuyuan.share.lti;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.shuyuan.share.lti.TestPlatform.Asked;
import org.shuyuan.share.lti.TestPlatform.Said;

/** The bad days of a platform: what it answers to requests at some addresses instead of what it should. */
public final class Troubles {

    private static final int ALWAYS = Integer.MAX_VALUE;

    private final ConcurrentLinkedDeque<Trouble> ahead = new ConcurrentLinkedDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Duration thinking = Duration.ZERO;

    private record Trouble(String part, int times, Said said) {}

    /** So many requests to addresses with this part are answered so. */
    public void answer(String part, int times, Said said) {
        ahead.add(new Trouble(part, times, said));
    }

    public void busy(String part, int times, String retryAfter) {
        answer(part, times, new Said(503, "text/plain", "busy", Map.of("Retry-After", retryAfter)));
    }

    public void status(String part, int times, int status) {
        answer(part, times, Said.status(status));
    }

    public void garbage(String part) {
        answer(part, ALWAYS, new Said(200, "text/html", "<html>Welcome to the proxy</html>", Map.of()));
    }

    public void gone(String part) {
        status(part, ALWAYS, 404);
    }

    public void slow(Duration thinking) {
        this.thinking = thinking;
    }

    public void over() {
        ahead.clear();
        thinking = Duration.ZERO;
    }

    /** How often addresses with this part were asked for. */
    public long asked(String part) {
        return asked.stream().filter(each -> each.path().contains(part)).count();
    }

    Optional<Said> meet(Asked request) {
        asked.add(request);
        try {
            Thread.sleep(thinking);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            for (Trouble each : ahead) {
                if (request.path().contains(each.part())) {
                    ahead.remove(each);
                    if (each.times() > 1) {
                        ahead.addFirst(new Trouble(
                                each.part(), each.times() == ALWAYS ? ALWAYS : each.times() - 1, each.said()));
                    }
                    return Optional.of(each.said());
                }
            }
        }
        return Optional.empty();
    }
}
