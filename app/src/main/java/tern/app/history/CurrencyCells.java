package tern.app.history;

import java.time.Instant;
import java.util.Optional;
import tern.app.ui.Csv;
import tern.wallet.history.CurrencyPrice;
import tern.wallet.units.Rao;

/// The columns of a table that say what something was worth in the person's currency at the time: which currency, the
/// price of one TAO that was kept nearest to it, when that was, and the value. Empty where none was kept near it.
final class CurrencyCells {

    /// Their names, after those of other columns.
    static final String HEAD = ",currency,tao_price,tao_price_time,value_currency";

    private CurrencyCells() {}

    /// @param time  of what is worth it
    /// @param value rao of TAO; empty where that is not known
    static void add(StringBuilder text, PastCurrency currency, Instant time, Optional<Rao> value) {
        Optional<CurrencyPrice> price = currency.at(time);
        Csv.field(text, currency.code().orElse(""));
        Csv.field(text, price.map(known -> known.perTao().toPlainString()).orElse(""));
        Csv.field(text, price.map(known -> known.time().toString()).orElse(""));
        Csv.field(text, price.flatMap(known -> value.map(rao -> known.worth(rao).toPlainString())).orElse(""));
    }
}
