package tern.app.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tern.app.ui.Csv;
import tern.wallet.history.ActivityEntry;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Activity for other programs: RFC 4180, all nine decimals, a point as decimal mark and UTC whatever the locale.
public final class ActivityCsv {

    private static final String HEAD = "network,time,block,block_hash,extrinsic,hash,wallet,account,kind,netuid,"
            + "to_netuid,hotkey,other,tao,alpha,to_alpha,fee_tao,failure,call" + CurrencyCells.HEAD + "\r\n";

    private ActivityCsv() {}

    /// @param network  its word
    /// @param wallet   what the wallet of an account is called; empty where it has no name
    /// @param currency in which the TAO of an entry is told as well
    public static String write(String network, List<ActivityEntry> entries, Function<AccountId, String> wallet,
            PastCurrency currency) {
        StringBuilder text = new StringBuilder(HEAD);
        for (ActivityEntry entry : entries) {
            Csv.field(text, network);
            Csv.field(text, entry.time().toString());
            Csv.field(text, Long.toString(entry.block().number()));
            Csv.field(text, entry.block().hash().toString());
            Csv.field(text, number(entry.extrinsic()));
            Csv.field(text, entry.hash().map(Hash32::toString).orElse(""));
            Csv.field(text, wallet.apply(entry.account()));
            Csv.field(text, entry.account().address());
            Csv.field(text, entry.kind().name().toLowerCase(Locale.ROOT));
            Csv.field(text, number(entry.netuid()));
            Csv.field(text, number(entry.toNetuid()));
            Csv.field(text, entry.hotkey().map(AccountId::address).orElse(""));
            Csv.field(text, entry.other().map(AccountId::address).orElse(""));
            Csv.field(text, amount(entry.tao()));
            Csv.field(text, amount(entry.alpha()));
            Csv.field(text, amount(entry.toAlpha()));
            Csv.field(text, entry.fee().toTaoText());
            Csv.field(text, entry.failure().orElse(""));
            Csv.field(text, entry.call());
            CurrencyCells.add(text, currency, entry.time(), entry.tao());
            Csv.endLine(text);
        }
        return text.toString();
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private static String amount(Optional<Rao> value) {
        return value.map(Rao::toTaoText).orElse("");
    }
}
