package tern.app.stake;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tern.app.ui.AmountMask;
import tern.app.ui.Copier;
import tern.app.ui.FactsCard;
import tern.app.ui.Moments;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.subnets.TakeChange;
import tern.wallet.subnets.TakeHistory;
import tern.wallet.yields.Measured;
import tern.wallet.yields.YieldWindow;

/// Everything that is known of one validator on the subnet that is looked at, as a small panel.
final class ValidatorPanel {

    private final Texts texts;
    private final TaoFormat format;
    private final AmountMask mask;
    private final ValidatorWords words;
    private final ZoneId zone;
    private final Locale locale;

    /// @param format of one's own amounts
    ValidatorPanel(Texts texts, TaoFormat format, ZoneId zone, Locale locale) {
        this.texts = texts;
        this.format = format.unmasked();
        this.mask = format.mask();
        this.words = new ValidatorWords(texts, format);
        this.zone = zone;
        this.locale = locale;
    }

    FactsCard of(ValidatorRow row, SubnetChoice subnet, Copier copier, TabsPresenter presenter) {
        FactsCard card = new FactsCard("stake-validator-facts", row.title(), texts, copier);
        card.address(texts.get("stake.details.hotkey"), row.hotkey(), row.title());
        row.standing().ifPresent(standing -> card.sentence(words.standingWhy(standing)));
        card.fact(texts.get("stake.column.fee"), words.take(row.take()));
        card.fact(texts.get("stake.details.stake"), words.stake(row.stake(), subnet.symbol()));
        if (!row.own().isZero()) {
            card.own(texts.get("stake.column.own"), mask, () -> words.own(row, subnet.symbol()));
        }
        card.fact(texts.get("stake.column.owned"), words.stake(row.more().owned(), subnet.symbol()));
        card.fact(texts.get("stake.column.nominators"), words.nominators(row));
        card.fact(texts.get("stake.column.weight"), words.stake(row.more().weight(), ""));
        if (!subnet.isRoot()) {
            card.fact(texts.get("stake.column.trust"), words.trust(row));
            card.fact(texts.get("stake.column.silent"), words.silent(row));
        }
        rate(card, subnet, YieldWindow.DAY, row.more().day());
        rate(card, subnet, YieldWindow.WEEK, row.measured());
        rate(card, subnet, YieldWindow.MONTH, row.more().month());
        FactsCard takes = new FactsCard("stake-validator-takes", texts.get("stake.details.takes"), texts, copier);
        takes.setFocusTraversable(false);
        takes.sentence(texts.get("stake.details.takes.reading"));
        card.getChildren().add(takes);
        presenter.takes(row.hotkey(), found -> {
            // the first one is its title
            takes.getChildren().remove(1, takes.getChildren().size());
            changes(found).forEach(takes::sentence);
        });
        return card;
    }

    /// Where there is room it is said why there is none.
    private void rate(FactsCard card, SubnetChoice subnet, YieldWindow window, Measured measured) {
        String figure = words.yields().year(measured, window);
        card.fact(texts.get("stake.details.yield", words.yields().days(window)), figure);
        if (measured.found().isEmpty()) {
            card.sentence(words.yields().how(measured, window, subnet.netuid()));
        }
    }

    private List<String> changes(Optional<TakeHistory> found) {
        if (found.isEmpty()) {
            return List.of(texts.get("stake.details.takes.unread"));
        }
        List<String> lines = new ArrayList<>();
        for (TakeChange change : found.get().changes()) {
            lines.add(texts.get("stake.details.takes.line",
                    change.time()
                            .map(time -> Moments.of(time, zone, locale))
                            .orElseGet(() -> texts.get("stake.details.block", format.count(change.block()))),
                    words.take(change.before()), words.take(Optional.of(change.after()))));
        }
        if (!found.get().whole()) {
            lines.add(texts.get("stake.details.takes.cut"));
        } else if (lines.isEmpty()) {
            lines.add(texts.get("stake.details.takes.none"));
        }
        return lines;
    }
}
