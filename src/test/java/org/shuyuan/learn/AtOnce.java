package org.shuyuan.learn;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests that arrive at the same moment. */
public final class AtOnce {

    private static final int REQUESTS = 8;

    private AtOnce() {}

    /** How many of some equal requests were answered with success. */
    public static long succeed(Callable<Response> request) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(REQUESTS);
        try (ExecutorService readers = Executors.newFixedThreadPool(REQUESTS)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int at = 0; at < REQUESTS; at++) {
                answers.add(readers.submit(() -> {
                    ready.await();
                    return request.call().statusCode();
                }));
            }
            long succeeded = 0;
            for (Future<Integer> answer : answers) {
                succeeded += answer.get() < 300 ? 1 : 0;
            }
            return succeeded;
        }
    }
}
