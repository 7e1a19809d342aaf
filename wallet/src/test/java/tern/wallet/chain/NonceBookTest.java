package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tern.wallet.keys.AccountId;

class NonceBookTest {

    private static final AccountId A = AccountId.of(new byte[32]);
    private static final AccountId B = AccountId.ofHex("11".repeat(32));

    private final NonceBook book = new NonceBook();

    @Test
    void skipsTakenNumbersOfTheSameAccountOnly() {
        assertThat(book.next(A, 5, 10)).isEqualTo(5);
        assertThat(book.take(A, 5, 100)).isTrue();
        assertThat(book.take(A, 5, 100)).isFalse();
        assertThat(book.next(A, 5, 10)).isEqualTo(6);
        assertThat(book.next(B, 5, 10)).isEqualTo(5);
        book.take(A, 7, 100);
        assertThat(book.next(A, 5, 10)).isEqualTo(6);
        book.take(A, 6, 100);
        assertThat(book.next(A, 5, 10)).isEqualTo(8);
        book.release(A, 6);
        assertThat(book.next(A, 5, 10)).isEqualTo(6);
    }

    @Test
    void forgetsWhatTheChainHasMovedPast() {
        book.take(A, 5, 100);
        book.take(A, 6, 100);
        assertThat(book.next(A, 6, 10)).isEqualTo(7);
        // a chain that was reorganised: 5 is asked for again
        assertThat(book.next(A, 5, 10)).isEqualTo(5);
    }

    @Test
    void forgetsWhatCanNoLongerBeIncluded() {
        book.take(A, 5, 74);
        assertThat(book.next(A, 5, 73)).isEqualTo(6);
        assertThat(book.next(A, 5, 74)).isEqualTo(5);
    }

    @Test
    void releasingTwiceIsHarmless() {
        book.take(A, 5, 74);
        book.release(A, 5);
        book.release(A, 5);
        book.release(B, 1);
        assertThat(book.next(A, 5, 0)).isEqualTo(5);
    }
}
