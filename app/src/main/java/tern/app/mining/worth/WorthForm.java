package tern.app.mining.worth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tern.app.ui.Texts;
import tern.wallet.mining.PowerUse;
import tern.wallet.mining.Tariff;

/// Reads the fields of costs, and says beside each what is wrong with it. To be used on the FX thread.
final class WorthForm {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(36_500);

    private final WorthModel model;
    private final Figures figures;
    private final Texts texts;

    WorthForm(WorthModel model, Figures figures, Texts texts) {
        this.model = model;
        this.figures = figures;
        this.texts = texts;
    }

    /// Empty where a field cannot be read.
    Optional<WorthCosts> read() {
        Optional<PowerUse> power = power();
        Optional<Tariff> tariff = tariff();
        Optional<BigDecimal> host = number(WorthEntry.HOST, Optional.of(BigDecimal.ZERO));
        Optional<BigDecimal> hardware = number(WorthEntry.HARDWARE, Optional.of(BigDecimal.ZERO));
        Optional<BigDecimal> days = number(WorthEntry.DAYS, Optional.of(BigDecimal.ONE))
                .filter(number -> inside(WorthEntry.DAYS, number, BigDecimal.ONE, MOST_DAYS));
        boolean priced = !model.text(WorthEntry.PRICE).get().isBlank();
        Optional<BigDecimal> tao = number(WorthEntry.PRICE, Optional.of(BigDecimal.ZERO));
        if (power.isEmpty() || tariff.isEmpty() || host.isEmpty() || hardware.isEmpty() || days.isEmpty()
                || tao.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WorthCosts(power.get(), tariff.get(), host.get(), hardware.get(), days.get(),
                priced ? tao : Optional.empty()));
    }

    private Optional<PowerUse> power() {
        Optional<BigDecimal> cards = number(WorthEntry.WATTS, Optional.of(BigDecimal.ZERO));
        Optional<BigDecimal> base = number(WorthEntry.BASE, Optional.of(BigDecimal.ZERO));
        Optional<BigDecimal> efficiency = number(WorthEntry.EFFICIENCY, Optional.empty())
                .filter(number -> inside(WorthEntry.EFFICIENCY, number, BigDecimal.ONE, ALL));
        Optional<BigDecimal> duty = number(WorthEntry.DUTY, Optional.empty())
                .filter(number -> inside(WorthEntry.DUTY, number, BigDecimal.ZERO, ALL));
        return cards.isEmpty() || base.isEmpty() || efficiency.isEmpty() || duty.isEmpty()
                ? Optional.empty()
                : Optional.of(new PowerUse(cards.get().add(base.get()), efficiency.get().movePointLeft(2),
                        duty.get().movePointLeft(2)));
    }

    private Optional<Tariff> tariff() {
        if (!model.byHour().get()) {
            model.hoursWrong.set(Optional.empty());
            return number(WorthEntry.TARIFF, Optional.of(BigDecimal.ZERO)).map(Tariff::flat);
        }
        model.wrong(WorthEntry.TARIFF).set(Optional.empty());
        List<BigDecimal> hours = new ArrayList<>(Collections.nCopies(Tariff.HOURS, BigDecimal.ZERO));
        for (int hour = 0; hour < Tariff.HOURS; hour++) {
            Optional<BigDecimal> each = figures.find(model.hours().get(hour).get());
            if (each.isEmpty()) {
                model.hoursWrong.set(Optional.of(texts.get("worth.hours.wrong", Integer.toString(hour))));
                return Optional.empty();
            }
            hours.set(hour, each.get());
        }
        model.hoursWrong.set(Optional.empty());
        return Optional.of(new Tariff(hours));
    }

    /// @param blank what an empty field means; empty where it means nothing
    private Optional<BigDecimal> number(WorthEntry entry, Optional<BigDecimal> blank) {
        String text = model.text(entry).get();
        Optional<BigDecimal> found = text.isBlank() ? blank : figures.find(text);
        boolean good = found.isPresent()
                && !(entry == WorthEntry.PRICE && !text.isBlank() && found.get().signum() == 0);
        model.wrong(entry).set(good ? Optional.empty() : Optional.of(texts.get("worth.wrong." + entry.key())));
        return good ? found : Optional.empty();
    }

    private boolean inside(WorthEntry entry, BigDecimal number, BigDecimal least, BigDecimal most) {
        boolean good = number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        if (!good) {
            model.wrong(entry).set(Optional.of(texts.get("worth.wrong." + entry.key())));
        }
        return good;
    }
}
