package tern.app.mining;

import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;

/// The miner as its panel shows it.
///
/// @param action  what the big button does
/// @param button  what it is called
/// @param subnet  empty where no miner is set up
/// @param hotkey  who mines, with its name
/// @param rows    how it stands
/// @param notes   sentences about what is so, the gravest first
/// @param reasons what speaks against its cards
/// @param seatless whether it runs or is to run without a seat
record MinerPicture(Chip chip, Action action, String button, Optional<Subnet> subnet, Optional<Hotkey> hotkey,
        List<Row> rows, List<String> notes, List<String> reasons, boolean seatless) {

    MinerPicture {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        reasons = List.copyOf(reasons);
    }

    enum Action {
        /// There is no miner yet.
        NONE,
        START,
        STOP,
        /// Something is under way.
        WAIT
    }

    /// @param symbol of its alpha, for its tile
    /// @param series the tile's colour
    record Subnet(String name, int netuid, String symbol, int series) {}

    record Hotkey(String name, AccountId account) {}

    /// One line of how it stands.
    ///
    /// @param chip where the value is a word on a coloured ground
    /// @param more shown on hover and read out
    record Row(String id, String name, String value, Optional<Tone> chip, Optional<String> more) {

        static Row of(String id, String name, String value) {
            return new Row(id, name, value, Optional.empty(), Optional.empty());
        }
    }

    static MinerPicture none(Chip chip, List<String> notes) {
        return new MinerPicture(chip, Action.NONE, "", Optional.empty(), Optional.empty(), List.of(), notes, List.of(),
                false);
    }
}
