package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Origin;
import tern.node.practice.runtime.CallRules;
import tern.node.practice.runtime.InvalidTransaction;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// What Subtensor says about transactions of all pallets.
class RulesTest {

    private final Practice practice = new Practice(RuntimeEdition.CURRENT, 9);
    private final CallRules rules = practice.runtime.rules();

    private Call call(String name, Object... args) {
        return new Call(practice.chain.calls()
                .stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(), List.of(args));
    }

    @Test
    void anAnnouncedSwapFreezesEverythingElse() throws Exception {
        AccountId me = practice.rich(1, 10);
        Call stake = call("add_stake", World.validator(9, 1, 0), 1, Practice.TAO);
        Dispatch mine = practice.dispatch(new Origin.Signed(me));
        assertThat(rules.validate(practice.state, me, stake, 1)).isEmpty();
        rules.beforeDispatch(mine, stake);

        practice.call(me, "announce_coldkey_swap", Hash32.of(new byte[32]));

        assertThat(rules.validate(practice.state, me, stake, 1)).contains(new InvalidTransaction.Custom(0));
        assertThat(rules.validate(practice.state, me, call("dispute_coldkey_swap"), 1)).isEmpty();
        assertThatThrownBy(() -> rules.beforeDispatch(mine, stake)).isInstanceOfSatisfying(DispatchException.class,
                e -> assertThat(ErrorNames.of(e.error())).isEqualTo("ColdkeySwapAnnounced"));

        practice.call(me, "dispute_coldkey_swap");

        assertThat(rules.validate(practice.state, me, call("clear_coldkey_swap_announcement"), 1))
                .contains(new InvalidTransaction.Custom(21));
    }

    @Test
    void aFeeCanBePaidFromThePositionThatACallTakesFrom() throws Exception {
        AccountId me = practice.rich(1, 10);
        AccountId hotkey = World.validator(9, 1, 0);
        practice.call(me, "add_stake", hotkey, 1, 5 * Practice.TAO);
        long stake = practice.stake(hotkey, me, 1);
        Call remove = call("remove_stake", hotkey, 1, stake / 2);

        assertThat(rules.canPayInAlpha(practice.state, me, call("add_stake", hotkey, 1, 1L), 600_000)).isFalse();
        assertThat(rules.canPayInAlpha(practice.state, me, remove, 6 * Practice.TAO)).isFalse();
        assertThat(rules.canPayInAlpha(practice.state, me, remove, 600_000)).isTrue();
        rules.payInAlpha(practice.dispatch(new Origin.Signed(me)), me, remove, 600_000);

        assertThat(practice.events.getLast().decl().name()).isEqualTo("TransactionFeePaidWithAlpha");
        assertThat((Long) practice.events.getLast().values().get(3)).isBetween(600_000L, 600_100L);
        assertThat(practice.stake(hotkey, me, 1)).isLessThan(stake);
        practice.check();
    }
}
