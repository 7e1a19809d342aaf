package tern.app.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tern.app.history.Valued.Sold;
import tern.app.ui.Csv;
import tern.wallet.history.ActivityEntry;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What accounts did, with its value at the time, for other programs: RFC 4180, all nine decimals, a point as decimal
/// mark and UTC whatever the locale.
public final class TransactionsCsv {

    private static final String HEAD = "network,time,block,hash,wallet,account,kind,leg,netuid,to_netuid,hotkey,other,"
            + "tao,alpha,to_alpha,fee_tao,price_tao,price_time,value_tao,cost_tao,gain_tao,unknown_alpha,failure"
            + CurrencyCells.HEAD + ",cost_currency,gain_currency\r\n";

    private final StringBuilder text = new StringBuilder(HEAD);
    private final String network;
    private final PastCurrency currency;

    /// @param network  its word
    /// @param currency in which values are told as well
    public TransactionsCsv(String network, PastCurrency currency) {
        this.network = network;
        this.currency = currency;
    }

    /// @param wallet what it is called; empty where it has no name
    public void add(String wallet, List<Valued> entries) {
        for (Valued valued : entries) {
            ActivityEntry entry = valued.entry();
            Csv.field(text, network);
            Csv.field(text, entry.time().toString());
            Csv.field(text, Long.toString(entry.block().number()));
            Csv.field(text, entry.hash().map(Hash32::toString).orElse(""));
            Csv.field(text, wallet);
            Csv.field(text, entry.account().address());
            Csv.field(text, entry.kind().name().toLowerCase(Locale.ROOT));
            Csv.field(text, entry.part() ? "yes" : "");
            Csv.field(text, number(entry.netuid()));
            Csv.field(text, number(entry.toNetuid()));
            Csv.field(text, entry.hotkey().map(AccountId::address).orElse(""));
            Csv.field(text, entry.other().map(AccountId::address).orElse(""));
            Csv.field(text, amount(entry.tao()));
            Csv.field(text, amount(entry.alpha()));
            Csv.field(text, amount(entry.toAlpha()));
            Csv.field(text, entry.fee().toTaoText());
            Csv.field(text, amount(valued.price()));
            Csv.field(text, valued.priceTime().map(Object::toString).orElse(""));
            Csv.field(text, amount(valued.value()));
            Csv.field(text, amount(valued.sold().map(Sold::cost)));
            // a gain may be a loss, which an amount cannot be; «-1» is no formula for a spreadsheet
            text.append(valued.sold().flatMap(Sold::gain).map(TransactionsCsv::signed).orElse("")).append(',');
            Csv.field(text, amount(valued.sold().map(Sold::unknown)));
            Csv.field(text, entry.failure().orElse(""));
            CurrencyCells.add(text, currency, entry.time(), valued.value());
            Csv.field(text, valued.sold().flatMap(Sold::costMoney).map(BigDecimal::toPlainString).orElse(""));
            text.append(valued.sold().flatMap(Sold::gainMoney).map(BigDecimal::toPlainString).orElse("")).append(',');
            Csv.endLine(text);
        }
    }

    private static String signed(long rao) {
        return BigDecimal.valueOf(rao, Rao.DECIMALS).toPlainString();
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private static String amount(Optional<Rao> value) {
        return value.map(Rao::toTaoText).orElse("");
    }

    /// Everything that was added, below a head line.
    public String text() {
        return text.toString();
    }
}
