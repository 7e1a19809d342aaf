package tern.app.activity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tern.wallet.history.ActivityEntry;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Activity for other programs: RFC 4180, all nine decimals, a point as decimal mark and UTC whatever the locale.
final class ActivityCsv {

    private static final String HEAD = "network,time,block,block_hash,extrinsic,hash,wallet,account,kind,netuid,"
            + "to_netuid,hotkey,other,tao,alpha,fee_tao,failure,call\r\n";

    private ActivityCsv() {}

    static String write(String network, List<ActivityEntry> entries, Function<AccountId, String> wallet) {
        StringBuilder text = new StringBuilder(HEAD);
        for (ActivityEntry entry : entries) {
            field(text, network);
            field(text, entry.time().toString());
            field(text, Long.toString(entry.block().number()));
            field(text, entry.block().hash().toString());
            field(text, number(entry.extrinsic()));
            field(text, entry.hash().map(Hash32::toString).orElse(""));
            field(text, wallet.apply(entry.account()));
            field(text, entry.account().address());
            field(text, entry.kind().name().toLowerCase(Locale.ROOT));
            field(text, number(entry.netuid()));
            field(text, number(entry.toNetuid()));
            field(text, entry.hotkey().map(AccountId::address).orElse(""));
            field(text, entry.other().map(AccountId::address).orElse(""));
            field(text, amount(entry.tao()));
            field(text, amount(entry.alpha()));
            field(text, entry.fee().toTaoText());
            field(text, entry.failure().orElse(""));
            field(text, entry.call());
            text.setLength(text.length() - 1);
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private static String amount(Optional<Rao> value) {
        return value.map(Rao::toTaoText).orElse("");
    }

    private static void field(StringBuilder text, String value) {
        // a text that begins like a formula would be run by a spreadsheet
        String harmless = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        if (harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            text.append('"').append(harmless.replace("\"", "\"\"")).append('"');
        } else {
            text.append(harmless);
        }
        text.append(',');
    }
}
