package tern.app.stake;

import java.util.Optional;
import tern.app.chart.DayLine;
import tern.app.ui.Addresses;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Nominators;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;

/// A validator that can be chosen, on the subnet that is looked at.
///
/// @param name     untrusted text from the chain; empty where it gave none
/// @param own      what the chosen account has with it on this subnet, in rao of the subnet's unit; zero: nothing
/// @param take     its share of dividends, of 65535; empty where it is not known
/// @param stake    all stake with it on this subnet, in rao of the subnet's unit; empty where it is not known
/// @param trust    how much of its weights the others agree with, of 65535; empty without a seat
/// @param standing whether stake with it earns; empty where it is not known
/// @param measured what stake with it yielded over seven days, or why that is not known
/// @param line     the same day by day over 30 days
/// @param more     what else is known
public record ValidatorRow(
        AccountId hotkey,
        Optional<String> name,
        Rao own,
        Optional<Integer> take,
        Optional<Rao> stake,
        Optional<Integer> trust,
        Optional<Standing> standing,
        Measured measured,
        DayLine line,
        More more) {

    static final DayLine NO_LINE = DayLine.unknown("");

    /// Of which only the name is known.
    ValidatorRow(AccountId hotkey, Optional<String> name, Rao own) {
        this(hotkey, name, own, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Measured.notSampled(), NO_LINE, More.NOTHING);
    }

    /// What is shown where there is room.
    ///
    /// @param nominators how many stake with it on this subnet; empty where they were not counted
    /// @param weight     its stake weight on this subnet, in rao; empty where it is not known
    /// @param owned      what its owner has staked with it here, in rao of the subnet's unit
    /// @param silent     blocks since it last set weights or was registered; empty without a seat, and on root
    /// @param day        what stake with it yielded over one day
    /// @param month      the same over 30 days
    public record More(Optional<Nominators.Count> nominators, Optional<Rao> weight, Optional<Rao> owned,
            Optional<Long> silent, Measured day, Measured month) {

        static final More NOTHING = new More(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Measured.notSampled(), Measured.notSampled());
    }

    ValidatorRow withOwn(Rao alpha) {
        return new ValidatorRow(hotkey, name, alpha, take, stake, trust, standing, measured, line, more);
    }

    /// What it is called on screens.
    public String title() {
        return name.orElseGet(() -> Addresses.shorten(hotkey));
    }
}
