package tern.node.practice.differential;

import java.util.List;
import java.util.stream.Stream;

/// Every difference that the comparison may find, and why it is one of rules, not of the practice network. The
/// comparison fails on any other, and on rows that it does not need.
///
/// Sources: the public repository opentensor/subtensor at `c39109d32` (spec 218) and at `v3.4.9-424`, below
/// `pallets/subtensor/src` where nothing else is said.
final class DocumentedDifferences {

    /// In place of a step's name: any.
    private static final String ANY = "*";
    private static final String SUCCESS = "success";

    /// @param step     name of the step
    /// @param what     which of its facts
    /// @param real     what the real runtime of spec 218 does
    /// @param practice what the practice network does by the rules of spec 440
    record Row(String step, String what, String real, String practice) {

        boolean explains(Row found) {
            return step.equals(ANY)
                    ? what.equals(found.what) && real.equals(found.real) && practice.equals(found.practice)
                    : equals(found);
        }
    }

    /// @param what   what differs
    /// @param source where both rules can be read
    record Rule(String what, String source, List<Row> rows) {

        static Rule of(String what, String source, Row... rows) {
            return new Rule(what, source, List.of(rows));
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("staking and registration cost a fee; at 218 they were free", "macros/dispatches.rs, Pays::No",
                    paid("add_stake"), paid("remove_stake"), paid("move_stake"), paid("burned_register"),
                    paid("root_register")),
            Rule.of("what is staked is at least 0.002 TAO and the pool's fee",
                    "add_stake.rs; staking/stake_utils.rs, validate_add_stake",
                    outcome("staking less than the minimum", SUCCESS, "SubtensorModule.AmountTooLow"),
                    outcome("staking nothing", SUCCESS, "SubtensorModule.AmountTooLow")),
            Rule.of("what is unstaked brings at least 0.002 TAO, unless it is everything",
                    "remove_stake.rs; staking/stake_utils.rs, validate_remove_stake",
                    outcome("unstaking less than the minimum", SUCCESS, "SubtensorModule.AmountTooLow"),
                    outcome("unstaking nothing", "SubtensorModule.StakeToWithdrawIsZero",
                            "SubtensorModule.AmountTooLow")),
            Rule.of("more than the stake means all of it", "remove_stake.rs, do_remove_stake",
                    outcome("unstaking more than is there", "SubtensorModule.NotEnoughStakeToWithdraw", SUCCESS)),
            Rule.of("a nomination below NominatorMinRequiredStake is sold; it is 0 where the real runtime runs here",
                    "staking/helpers.rs, clear_small_nomination_if_required",
                    new Row("a nominator leaves 0.01 TAO", "events", "SubtensorModule.StakeRemoved",
                            "SubtensorModule.StakeRemoved, SubtensorModule.StakeRemoved"),
                    new Row("a nominator leaves 0.01 TAO", "left", "10,000,000", "0")),
            Rule.of("what is moved is worth at least 0.002 TAO, and goes somewhere else",
                    "move_stake.rs; staking/stake_utils.rs, validate_stake_transition",
                    outcome("moving a little stake from root to a subnet", SUCCESS, "SubtensorModule.AmountTooLow"),
                    outcome("moving no stake to another hotkey", SUCCESS, "SubtensorModule.AmountTooLow"),
                    outcome("moving stake to where it is", SUCCESS, "SubtensorModule.SameNetuid")),
            Rule.of("the price of a seat rises with every seat; at 218 once in an interval",
                    "subnets/registration.rs, bump_registration_price_after_registration",
                    new Row("a seat on a subnet", "price afterwards", "100 % of the price before",
                            "126 % of the price before"),
                    new Row("a second hotkey", "price afterwards", "100 % of the price before",
                            "126 % of the price before")),
            Rule.of("one error for a subnet that is not there", "subnets/registration.rs",
                    outcome("a seat on a subnet that is not there", "SubtensorModule.SubNetworkDoesNotExist",
                            "SubtensorModule.SubnetNotExists")),
            Rule.of("an endpoint needs a seat on its own subnet; address 0 takes it away",
                    "subnets/serving.rs, validate_serve_axon",
                    outcome("an endpoint on a subnet where the hotkey has no seat", SUCCESS,
                            "SubtensorModule.HotKeyNotRegisteredInNetwork"),
                    outcome("an endpoint at address 0", "SubtensorModule.InvalidIpAddress", SUCCESS)),
            Rule.of("lowering a take also starts the time until it may rise",
                    "staking/decrease_take.rs; staking/increase_take.rs",
                    outcome("lowering a take, then raising it", SUCCESS,
                            "SubtensorModule.DelegateTxRateLimitExceeded")),
            Rule.of("whoever takes a root seat is a delegate; the call is gone", "macros/dispatches.rs",
                    outcome("becoming a delegate", "SubtensorModule.HotKeyAlreadyDelegate", Side.NO_SUCH_CALL)),
            Rule.of("no batch directly inside a batch", "runtime/src/lib.rs, NoNestingCallFilter; chain.md 3.3",
                    outcome("a batch inside a batch", SUCCESS, "System.CallFiltered")),
            Rule.of("who may not use sudo is turned away before the block", "SudoTransactionExtension; chain.md 3.2",
                    outcome("sudo by nobody", "Sudo.RequireSudo", "refused: BadSigner")),
            Rule.of("not a rule: the practice network does not carry out set_weights", "docs/practice-network.md",
                    outcome("weights of a hotkey without a seat", "SubtensorModule.HotKeyNotRegisteredInSubNet",
                            "SubtensorModule.DisabledTemporarily")));

    private DocumentedDifferences() {}

    private static Row paid(String call) {
        return new Row(ANY, "fee of " + call, "free", "paid");
    }

    private static Row outcome(String step, String real, String practice) {
        return new Row(step, "outcome", real, practice);
    }

    static List<Rule> rules() {
        return RULES;
    }

    static Stream<Row> rows() {
        return RULES.stream().flatMap(rule -> rule.rows().stream());
    }
}
