package org.shuyuan.learn.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing is told of fewer than five people, in whichever way the question is put. */
class ToldTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);

    @Test
    void aDayOfFiveIsToldAtOnce() {
        List<Told> told = told(List.of(people(1, 2, 3, 4, 5)));

        assertThat(told).singleElement().satisfies(piece -> {
            assertThat(piece.days().to()).isEqualTo(MONDAY);
            assertThat(piece.sum().plays()).isEqualTo(5);
        });
    }

    @Test
    void fewerWaitUntilFiveHaveComeTogether() {
        List<Told> told = told(List.of(people(1, 2), people(), people(2, 3), people(1, 4), people(5), people(1)));

        assertThat(told).singleElement().satisfies(piece -> {
            assertThat(piece.days().to()).isEqualTo(MONDAY.plusDays(4));
            assertThat(piece.sum().plays()).isEqualTo(7);
        });
    }

    @Test
    void theSameFourAreNeverTold() {
        assertThat(told(List.of(people(1, 2, 3, 4), people(1, 2, 3, 4), people(1, 2, 3, 4))))
                .isEmpty();
    }

    @Test
    void fewerCompletionsThanFiveWaitAsWell() {
        Day first = new Day(MONDAY, 6, new Sum(6, 0, 0, 3), 0, 0);
        Day second = new Day(MONDAY.plusDays(1), 6, new Sum(6, 0, 0, 1), 0, 0);
        Day third = new Day(MONDAY.plusDays(2), 6, new Sum(6, 0, 0, 1), 0, 0);

        List<Told> told = Told.of(List.of(first, second, third), Map.of());

        assertThat(told).extracting(piece -> piece.sum().completions()).containsExactly(0L, 0L, 5L);
        assertThat(told).extracting(Told::hiding).containsExactly(true, true, false);
    }

    @Test
    void everyPieceIsOfFiveAndTheSameFromEverySide() {
        Random random = new Random(20261123);
        for (int round = 0; round < 300; round++) {
            List<Set<Integer>> days = new ArrayList<>();
            for (int day = 0; day < 40; day++) {
                days.add(IntStream.range(0, random.nextInt(7))
                        .mapToObj(_ -> random.nextInt(9))
                        .collect(Collectors.toSet()));
            }
            List<Told> told = told(days);
            for (Told piece : told) {
                Set<Integer> people = new HashSet<>();
                for (int day = 0; day < days.size(); day++) {
                    if (piece.days().hold(MONDAY.plusDays(day))) {
                        people.addAll(days.get(day));
                    }
                }
                assertThat(people).hasSizeGreaterThanOrEqualTo(Told.ENOUGH);
            }
            int end = random.nextInt(days.size());
            assertThat(told(days.subList(0, end)))
                    .isEqualTo(told.stream()
                            .filter(piece -> piece.days().to().isBefore(MONDAY.plusDays(end)))
                            .toList());
        }
    }

    private static Set<Integer> people(Integer... people) {
        return Set.of(people);
    }

    /** Each of them has played once. */
    private static List<Told> told(List<Set<Integer>> people) {
        List<Day> days = new ArrayList<>();
        Map<LocalDate, List<Told.Came>> came = new HashMap<>();
        Map<Integer, LocalDate> last = new HashMap<>();
        for (int at = 0; at < people.size(); at++) {
            LocalDate day = MONDAY.plusDays(at);
            int count = people.get(at).size();
            days.add(new Day(day, count, new Sum(count, 0, 0, 0), 0, 0));
            for (Integer person : people.get(at)) {
                came.computeIfAbsent(day, _ -> new ArrayList<>()).add(new Told.Came(last.get(person), 1));
                last.put(person, day);
            }
        }
        return Told.of(days, came);
    }
}
