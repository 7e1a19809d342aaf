package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.transact.PlanState.Mark;
import tern.app.transact.PlanState.Step;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What the next window reads of plans.
class PlanBookTest {

    private static final String GENESIS = "0x" + "11".repeat(32);

    @TempDir
    private Path home;

    private Folders folders() throws Exception {
        return Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty());
    }

    private static PlanState plan(String account, String hash) {
        AccountId signer = AccountId.of(Hash32.parse("0x" + account.repeat(32)).bytes());
        Step done = new Step(new Entry(GENESIS, signer.address(), 4, "0x" + hash.repeat(32), 10, 138, "stake 3 τ",
                Map.of("action", "stake-add")), "α3", Rao.of(300), Rao.of(290), Mark.DONE, Optional.of(Rao.of(299)),
                "In block 12.", Optional.empty());
        Step waits = new Step(new Entry(GENESIS, signer.address(), 5, "0x" + "ee".repeat(32), 10, 138, "stake 2 τ",
                Map.of()), "τ", Rao.of(2), Rao.of(2), Mark.WAITING, Optional.empty(), "", Optional.of("technical"));
        return new PlanState(GENESIS, "practice", signer, "main", List.of(done, waits), true, Optional.of("Why."),
                Optional.empty());
    }

    @Test
    void whatIsKeptIsReadAgainOneOfEachAccount() throws Exception {
        PlanBook book = new PlanBook(folders());
        assertThat(book.all()).isEmpty();
        PlanState first = plan("0a", "aa");
        PlanState other = plan("0b", "bb");
        book.keep(first);
        book.keep(other);
        assertThat(new PlanBook(folders()).all()).containsExactly(other, first);
        PlanState later = plan("0a", "cc").sendsNoMore("Stopped.", Optional.of("details")).ended();
        book.keep(later);
        assertThat(book.all()).containsExactly(later, other);
        assertThat(later.steps().get(1).mark()).isEqualTo(Mark.NOT_SENT);
        book.drop(other);
        assertThat(book.all()).containsExactly(later);
    }

    @Test
    void aDamagedFileIsSaidPutAsideAndStopsNoPlan() throws Exception {
        PlanBook book = new PlanBook(folders());
        book.keep(plan("0a", "aa"));
        Path file = folders().state().resolve("plans.json");
        String sound = Files.readString(file);
        for (String damaged : List.of("{", sound.replace("WAITING", "SOMETHING"),
                sound.replace("0x" + "aa".repeat(32), "0xaa"),
                sound.replace("\"nonce\":4", "\"nonce\":\"4\""),
                sound.replace("\"expectedRao\":300", "\"expectedRao\":-3"))) {
            assertThat(damaged).isNotEqualTo(sound);
            Files.writeString(file, damaged);
            assertThatThrownBy(book::all).as(damaged)
                    .isInstanceOf(TransactException.class)
                    .hasMessageContaining("damaged");
            book.keep(plan("0b", "bb"));
            assertThat(book.all()).hasSize(1);
            assertThat(Files.readString(folders().state().resolve("plans.json.damaged"))).isEqualTo(damaged);
        }
    }
}
