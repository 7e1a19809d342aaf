package tern.app.stake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;

/// What validators' funds owe for root stake, and which of them to claim from.
final class FundsCard extends VBox {

    private final StakeModel model;
    private final StakePresenter presenter;
    private final Texts texts;
    private final TaoFormat format;
    private final Button all;
    private final Label words = Lines.wrapped("", "send-quiet");
    private final VBox rows = new VBox();
    private final InvalidationListener maskChanged = _ -> arrange();

    FundsCard(StakeModel model, StakePresenter presenter, Texts texts, TaoFormat format) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.format = format;
        setId("stake-funds-card");
        getStyleClass().addAll("card", "holdings-card");
        Label title = new Label(texts.get("stake.funds"));
        title.getStyleClass().add("card-title");
        all = Buttons.small("stake-fund-all", texts.get("stake.funds.all"));
        all.setOnAction(_ -> presenter.fund(Optional.empty()));
        rows.getStyleClass().add("fund-rows");
        words.setId("stake-funds-words");
        getChildren().addAll(new Apart(Apart.whole(title), Apart.whole(all)), words, rows);
        model.older().addListener((_, _, _) -> arrange());
        model.funds().addListener((Observable _) -> arrange());
        model.fund().addListener((_, _, _) -> arrange());
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        arrange();
    }

    private void arrange() {
        List<Node> made = new ArrayList<>();
        model.funds().forEach(fund -> made.add(row(fund)));
        words.setText(texts.get(model.older().get() ? "stake.funds.older" : "stake.funds.words"));
        if (made.isEmpty() && !model.older().get()) {
            made.add(Lines.wrapped(texts.get("stake.funds.none"), "faint"));
        }
        rows.getChildren().setAll(made);
        boolean several = model.funds().stream().filter(FundRow::pays).count() > 1;
        Lines.shown(all, several);
        all.setDisable(model.fund().get().isEmpty());
    }

    private Node row(FundRow fund) {
        IdenticonView picture = new IdenticonView(fund.hotkey());
        picture.setMinWidth(USE_PREF_SIZE);
        Label name = new Label(fund.title());
        name.getStyleClass().add("strong");
        VBox words = new VBox(name, Lines.wrapped(sentence(fund), "send-quiet"));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(picture, words, end(fund));
        row.setId("stake-fund");
        row.getStyleClass().addAll("fact-row", "fund-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String sentence(FundRow fund) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("stake.fund.owed", format.exact(fund.owed(), TaoFormat.TAO)));
        parts.add(fund.pays()
                ? texts.get("stake.fund.brings", format.exact(fund.brings(), TaoFormat.TAO))
                : texts.get("stake.fund.below"));
        if (!fund.dust().isZero()) {
            parts.add(texts.get("stake.fund.dust", format.exact(fund.dust(), TaoFormat.TAO)));
        }
        fund.holdings()
                .ifPresent(count -> parts.add(texts.get(count == 1 ? "stake.fund.holds.one" : "stake.fund.holds.many",
                        format.count(count))));
        return String.join(" ", parts);
    }

    private Node end(FundRow fund) {
        if (!fund.pays()) {
            Label chip = new Label(texts.get("stake.fund.waits"));
            chip.getStyleClass().addAll("chip", "chip-quiet");
            chip.setMinWidth(Region.USE_PREF_SIZE);
            return chip;
        }
        Optional<AccountId> chosen = model.fund().get();
        if (chosen.equals(Optional.of(fund.hotkey()))) {
            Label word = new Label(texts.get("stake.chosen"));
            word.getStyleClass().add("chosen-word");
            word.setMinWidth(Region.USE_PREF_SIZE);
            return word;
        }
        Button choose = Buttons.small("stake-fund-choose", texts.get("stake.fund.only"));
        choose.setAccessibleText(texts.get("stake.fund.only.accessible", fund.title()));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> presenter.fund(Optional.of(fund.hotkey())));
        return choose;
    }
}
