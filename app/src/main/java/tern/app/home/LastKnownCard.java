package tern.app.home;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.home.HomeModel.Phase;
import tern.app.ui.HeadlineAmount;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The total of another day, and what it was made of, in place of nothing at all: with its block and age.
final class LastKnownCard extends VBox {

    /// The largest of them: nothing can be done with any while nobody answers.
    private static final int MOST = 20;

    private final HeadlineAmount total;
    private final Label when = Lines.wrapped("", "faint");
    private final Label next = Lines.wrapped("", "faint");
    private final VBox stakes = new VBox();
    private final Texts texts;
    private final TaoFormat format;
    private final InvalidationListener maskChanged;

    LastKnownCard(HomeModel model, Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
        setId("home-last");
        getStyleClass().addAll("card", "balance-card");
        Label title = new Label(texts.get("home.total"));
        title.getStyleClass().add("card-label");
        total = new HeadlineAmount(format);
        total.setId("home-last-total");
        when.setId("home-last-when");
        stakes.setId("home-last-stakes");
        next.setId("home-last-next");
        getChildren().addAll(title, total, when, next, stakes);
        Lines.follow(model.last(), this::show);
        Lines.follow(model.phase(), phase -> next.setText(
                texts.get(phase == Phase.PROBLEM ? "home.last.offline" : "home.last.reading")));
        maskChanged = _ -> show(model.last().get());
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
    }

    private void show(Optional<LastKnown> now) {
        now.ifPresent(known -> {
            total.show(known.total());
            when.setText(known.when());
        });
        List<LastKnown.Stake> all = now.map(LastKnown::stakes).orElse(List.of());
        stakes.getChildren().setAll(all.stream().limit(MOST).map(this::row).toList());
        if (all.size() > MOST) {
            stakes.getChildren()
                    .add(Lines.wrapped(texts.get("home.last.more", format.count(all.size() - MOST)), "faint"));
        }
        Lines.shown(stakes, !stakes.getChildren().isEmpty());
    }

    private Node row(LastKnown.Stake stake) {
        Label place = new Label(stake.subnet());
        place.getStyleClass().add("strong");
        Label who = new Label(texts.get("home.last.with", stake.validator()));
        who.getStyleClass().add("faint");
        Label amount = new Label(format.amount(stake.amount(), stake.symbol()));
        amount.getStyleClass().add("faint");
        amount.setMinWidth(USE_PREF_SIZE);
        Label value = new Label(format.tao(stake.value()));
        value.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(place, who, space, amount, value);
        row.getStyleClass().addAll("fact-row", "last-stake");
        return row;
    }
}
