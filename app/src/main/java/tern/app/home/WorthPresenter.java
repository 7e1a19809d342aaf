package tern.app.home;

import java.util.Optional;
import tern.app.prices.Price;
import tern.app.prices.PriceState;
import tern.app.ui.MoneyFormat;
import tern.app.ui.PriceWords;
import tern.app.ui.Texts;

/// Says what the total is worth. Plain Java; to be called on the FX thread.
public final class WorthPresenter {

    private final HomeModel model;
    private final Texts texts;
    private final MoneyFormat money;
    private final PriceWords words;
    private Optional<PriceState> shown = Optional.empty();

    public WorthPresenter(HomeModel model, Texts texts, MoneyFormat money) {
        this.model = model;
        this.texts = texts;
        this.money = money;
        this.words = new PriceWords(texts, money);
        // a new total, or the same again since amounts are masked now
        model.balance.addListener((_, _, _) -> again());
    }

    /// Takes what is known of the price.
    public void show(PriceState state) {
        shown = Optional.of(state);
        again();
    }

    private void again() {
        model.worth.set(model.balance.get().flatMap(balance -> shown.flatMap(state -> worth(balance, state))));
    }

    private Optional<Worth> worth(Balance balance, PriceState state) {
        return switch (state.standing()) {
            case OFF, UNKNOWN, NOT_HERE, WAITING -> Optional.empty();
            case KNOWN -> state.price()
                    .map(price -> new Worth(texts.get("price.about",
                            money.worth(balance.total(), price)), how(price)));
            case NONE -> state.reason()
                    .map(reason -> new Worth(texts.get("home.worth.none"), words.none(reason, state.host())));
        };
    }

    private String how(Price price) {
        return texts.get("home.how.worth") + "\n\n" + words.price(price);
    }
}
