package org.shuyuan.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.render.manifest.MediaPlaylist;

/**
 * The files of a film as a player finds them by its master playlist, and what a class asks of them.
 *
 * @param prefix the path of the service below which they lie, with the grant
 * @param folder the same files, for another server
 * @param segments of picture and sound, as ranges
 */
record PlayedFiles(String prefix, Path folder, List<String> playlists, List<String> heads, List<Wrk.Asked> segments) {

    private static final Pattern LINK = Pattern.compile("(?m)URI=\"([^\"]+)\"|^([^#\\s].*)$");
    private static final int ASKED = 4000;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Reads the film from the service and keeps its files in the folder. */
    static PlayedFiles fetch(ServiceProcess service, String master, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String prefix = master.substring(0, master.lastIndexOf('/') + 1);
        URI base = service.address().resolve(prefix);
        Set<String> playlists = new LinkedHashSet<>(List.of(master.substring(prefix.length())));
        Set<String> heads = new LinkedHashSet<>();
        List<Wrk.Asked> segments = new ArrayList<>();
        playlists.addAll(links(kept(base, playlists.iterator().next(), folder)));
        for (String playlist : playlists.stream().skip(1).toList()) {
            for (MediaPlaylist.Segment segment :
                    MediaPlaylist.read(kept(base, playlist, folder), "").segments()) {
                segments.add(new Wrk.Asked(
                        segment.file(), segment.offset() + "-" + (segment.offset() + segment.bytes() - 1)));
            }
            heads.addAll(links(Files.readString(folder.resolve(playlist))));
        }
        for (String file : heads) {
            kept(base, file, folder);
        }
        heads.removeIf(
                file -> segments.stream().anyMatch(segment -> segment.file().equals(file)));
        return new PlayedFiles(prefix, folder, List.copyOf(playlists), List.copyOf(heads), segments);
    }

    /**
     * What a class asks for while it watches, in an order that is the same in each run: of 20 requests 15 are segments of
     * picture or sound, two are playlists, two are heads and one is all of the sound, for those who only listen.
     */
    List<Wrk.Asked> mixed() {
        List<Wrk.Asked> pictures =
                segments.stream().filter(segment -> !sound(segment)).toList();
        List<Wrk.Asked> sounds = segments.stream().filter(PlayedFiles::sound).toList();
        List<Wrk.Asked> mix = new ArrayList<>();
        Random order = new Random(20);
        for (int i = 0; i < ASKED; i++) {
            mix.add(
                    switch (i % 20) {
                        case 0, 1 -> new Wrk.Asked(any(order, playlists), "");
                        case 2, 3 -> new Wrk.Asked(any(order, heads), "");
                        case 4 -> new Wrk.Asked(sounds.getFirst().file(), "");
                        case 5, 6, 7 -> any(order, sounds);
                        default -> any(order, pictures);
                    });
        }
        Collections.shuffle(mix, order);
        return mix;
    }

    /** Playlists and heads alone: what a server does for each request counts, and hardly the bytes. */
    List<Wrk.Asked> small() {
        List<Wrk.Asked> small = new ArrayList<>();
        Random order = new Random(20);
        for (int i = 0; i < ASKED; i++) {
            small.add(new Wrk.Asked(any(order, i % 2 == 0 ? playlists : heads), ""));
        }
        return small;
    }

    /** @throws IOException where the other server has other bytes for a file or a range */
    void compare(URI other, URI service) throws IOException, InterruptedException {
        for (Wrk.Asked asked : small().subList(0, 20)) {
            same(asked, other, service);
        }
        for (Wrk.Asked asked : mixed().subList(0, 40)) {
            same(asked, other, service);
        }
    }

    private void same(Wrk.Asked asked, URI other, URI service) throws IOException, InterruptedException {
        byte[] theirs = get(other.resolve("/" + asked.file()), asked.range());
        byte[] ours = get(service.resolve(prefix + asked.file()), asked.range());
        if (!Arrays.equals(ours, theirs)) {
            throw new IOException(asked.line() + " differs");
        }
    }

    private static boolean sound(Wrk.Asked asked) {
        return asked.file().contains("audio");
    }

    private static <T> T any(Random order, List<T> of) {
        return of.get(order.nextInt(of.size()));
    }

    private static Set<String> links(String playlist) {
        Set<String> links = new LinkedHashSet<>();
        Matcher matcher = LINK.matcher(playlist);
        while (matcher.find()) {
            links.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return links;
    }

    private static String kept(URI base, String file, Path folder) throws IOException, InterruptedException {
        Path kept = Files.write(folder.resolve(file), get(base.resolve(file), ""));
        return file.endsWith(".m3u8") ? Files.readString(kept) : "";
    }

    private static byte[] get(URI address, String range) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!range.isEmpty()) {
            request.header("Range", "bytes=" + range);
        }
        HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != (range.isEmpty() ? 200 : 206)) {
            throw new IOException(address + " answers " + response.statusCode());
        }
        return response.body();
    }
}
