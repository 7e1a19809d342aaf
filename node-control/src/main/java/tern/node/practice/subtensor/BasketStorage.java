package tern.node.practice.subtensor;

import java.math.BigInteger;
import tern.node.practice.frame.ErrorDecl;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// What runtimes with validators' funds have more: spec 441 and later, as `chain-delta.md` 1 gives it.
abstract class BasketStorage extends SubtensorCalls {

    /// Items, events and errors of the funds and of other rules newer than Finney's spec 424.
    final class BasketItems {

        final Storage.Map1<AccountId, Long> basketShares = map("BasketShares",
                blake2(Types.ACCOUNT), Types.U64, 0L, "Fund shares of a validator.");
        final Storage.Map1<AccountId, BigInteger> basketRate = map("BasketRate",
                blake2(Types.ACCOUNT), Fixed.I96F32, BigInteger.ZERO, "Cumulative shares per rao of root stake.");
        final Storage.Map2<AccountId, AccountId, BigInteger> basketClaimed = map(
                "BasketClaimed", blake2(Types.ACCOUNT), blake2(Types.ACCOUNT), Types.I128, BigInteger.ZERO,
                "Watermark of a root staker; may be negative.");
        final Storage.Map1<AccountId, Long> basketDepositedTao = map("BasketDepositedTao",
                blake2(Types.ACCOUNT), Types.U64, 0L, "Lifetime deposits of a fund at spot value.");
        final Storage.Map1<AccountId, Long> basketRedeemedTao = map("BasketRedeemedTao",
                blake2(Types.ACCOUNT), Types.U64, 0L, "Lifetime claims of a fund.");
        final Storage.Map2<AccountId, Integer, Long> pendingBasketDeposits = map(
                "PendingBasketDeposits", blake2(Types.ACCOUNT), identity(Types.U16), Types.U64, 0L,
                "Alpha that waits until it is worth the claim threshold.");
        final Storage.Value<Boolean> basketTradingEnabled = value("BasketTradingEnabled", Types.BOOL, false,
                "Whether fund managers may trade.");
        final Storage.Value<Long> basketMinTradeTao = value("BasketMinTradeTao", Types.U64, 500_000_000L,
                "Smallest trade of a fund manager.");
        final Storage.Value<Long> rootStakeUnlockInterval = value("RootStakeUnlockInterval", Types.U64, 0L,
                "Blocks that root stake stays after it changed.");
        final Storage.Value<Long> totalAlphaStaked = value("TotalAlphaStaked", Types.U64, 0L, "Accounting index.");
        final Storage.Map1<Integer, Integer> collateralLockShare = map("CollateralLockShare", identity(Types.U16),
                Types.U16, 0, "Part of the registration price that becomes miner collateral.");

        final Storage.Map1<AccountId, Long> lastPowRegistrationBlock = optionalMap("LastPowRegistrationBlock",
                blake2(Types.ACCOUNT), Types.U64, "Block of the work that a hotkey has last registered with.");

        final EventDecl basketClaimedEvent = event(137, "BasketClaimed",
                "A root staker's share of a fund was paid as root stake.", EventDecl.Field.of("hotkey", Types.ACCOUNT),
                EventDecl.Field.of("coldkey", Types.ACCOUNT), EventDecl.Field.of("tao", Types.U64));
        final EventDecl basketDepositedEvent = event(138, "BasketDeposited", "Dividends entered a fund.",
                EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("netuid", Types.U16),
                EventDecl.Field.of("alpha", Types.U64), EventDecl.Field.of("shares", Types.U64));
        final EventDecl basketStakedInEvent = event(139, "BasketStakedIn", "TAO bought into a fund.",
                EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("coldkey", Types.ACCOUNT),
                EventDecl.Field.of("tao", Types.U64), EventDecl.Field.of("shares", Types.U64));
        final EventDecl basketClaimDustSkippedEvent = event(140, "BasketClaimDustSkipped",
                "Holdings too small to sell were left in the fund.", EventDecl.Field.of("hotkey", Types.ACCOUNT),
                EventDecl.Field.of("coldkey", Types.ACCOUNT), EventDecl.Field.of("rows", Types.U32));
        final EventDecl stakeAndHotkeyTransferredEvent = event(141, "StakeAndHotkeyTransferred",
                "Stake went to another coldkey and hotkey.", EventDecl.Field.of(Types.ACCOUNT),
                EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT),
                EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16),
                EventDecl.Field.of(Types.U64));
        final ErrorDecl rootStakeLocked = error(147, "RootStakeLocked", "Root stake was changed too recently.");
        final ErrorDecl rootClaimTooHeavy = error(148, "RootClaimTooHeavy", "Too many holdings for one claim.");
        final ErrorDecl tooManyStakingHotkeys = error(149, "TooManyStakingHotkeys",
                "The coldkey stakes with too many hotkeys.");
        final ErrorDecl basketTradingDisabled = error(150, "BasketTradingDisabled", "Fund trading is switched off.");
        final ErrorDecl basketSwapBatchEmpty = error(151, "BasketSwapBatchEmpty", "There is nothing to trade.");
    }
}
