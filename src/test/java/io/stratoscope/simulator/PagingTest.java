package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class PagingTest {

    private static final Paging.Limits LIMITS = Paging.Limits.of(10, 20);

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<List<Integer>> pages(int count, @Nullable Integer size, boolean hostile) {
        List<List<Integer>> pages = new ArrayList<>();
        String token = null;
        do {
            var page = Paging.page(numbers(count), LIMITS, size, token, hostile);
            pages.add(page.items());
            token = page.token();
        } while (token != null);
        return pages;
    }

    @Test
    void theDefaultSizeIsTakenWhereNoneIsAskedFor() {
        assertThat(pages(25, null, false)).extracting(List::size).containsExactly(10, 10, 5);
    }

    @Test
    void anExactMultipleEndsWithoutAnEmptyPage() {
        assertThat(pages(40, 20, false)).extracting(List::size).containsExactly(20, 20);
    }

    @Test
    void nothingIsOneEmptyPage() {
        assertThat(pages(0, null, false)).containsExactly(List.of());
        assertThat(pages(0, null, true)).containsExactly(List.of());
    }

    @Test
    void hostilePagesLoseNothingAndEndEmpty() {
        List<List<Integer>> pages = pages(40, 20, true);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(numbers(40));
        assertThat(pages.getFirst()).isEmpty();
        assertThat(pages.getLast()).isEmpty();
        assertThat(pages).anyMatch(page -> !page.isEmpty() && page.size() < 20);
    }

    @Test
    void aSizeAboveTheMaximumIsRefused() {
        assertThatThrownBy(() -> Paging.page(numbers(3), LIMITS, 21, null, false))
                .isInstanceOf(Paging.Refused.class)
                .hasMessageContaining("between 1 and 20");
        assertThat(Paging.page(numbers(3), LIMITS, 20, null, false).items()).hasSize(3);
    }

    @Test
    void aTokenOfSomewhereElseIsRefused() {
        for (String token : List.of("!!", "AAAA", "cDE6eDow")) {
            assertThatThrownBy(() -> Paging.page(numbers(3), LIMITS, null, token, false))
                    .isInstanceOf(Paging.Refused.class);
        }
    }
}
