package tern.app.activity;

import java.util.List;
import tern.wallet.history.ActivityEntry;

/// One line of the table, in words.
///
/// @param entry   what it is about; two rows of one entry are equal
/// @param what    the kind
/// @param with    the other account, or validator and subnet
/// @param whole   the whole address behind `with`; empty where there is none
/// @param amount  signed
/// @param exact   the same to the last rao, without a sign; with dots while amounts are masked, empty where none moved
/// @param trend   above nothing for what came in, below for what went out, else nothing
/// @param fee     `—` where none was paid
/// @param when    date and time
/// @param wallet  whose
/// @param block   its number
/// @param mark    a sign for the kind: an arrow, a plus
/// @param facts   everything, for the detail
/// @param events  the chain's own events; with dots in place of numbers while amounts are masked
/// @param search  what is looked in, in small letters
public record ActivityRow(
        ActivityEntry entry,
        String what,
        String with,
        String whole,
        String amount,
        String exact,
        int trend,
        String fee,
        String when,
        String wallet,
        String block,
        String mark,
        List<Fact> facts,
        String events,
        String search) {

    /// One line of the detail.
    ///
    /// @param mono whether it is an address, a hash or a name of the chain's
    public record Fact(String name, String value, boolean mono) {}

    public ActivityRow {
        facts = List.copyOf(facts);
    }
}
