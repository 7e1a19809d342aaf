package tern.app.home;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// On the practice network, where nothing is owned yet: how one comes by play TAO.
final class PlayMoneyCard extends VBox {

    PlayMoneyCard(PlayMoney money, Texts texts) {
        setId("home-play");
        getStyleClass().addAll("card", "play-card");
        Label title = Lines.wrapped(texts.get("home.play.title"), "card-title");
        Label words = Lines.wrapped("", "send-quiet");
        words.setId("home-play-words");
        Button give = Buttons.primary("home-play-give", texts.get("practice.desk.faucet"));
        give.setMinWidth(USE_PREF_SIZE);
        give.setOnAction(_ -> money.give().run());
        Label wrong = Lines.wrapped("", "wrong-text");
        wrong.setId("home-play-wrong");
        getChildren().addAll(new Apart(new VBox(title, words), Apart.whole(give)), wrong);
        Lines.follow(money.busy(), busy -> {
            give.setDisable(busy);
            words.setText(texts.get(busy ? "practice.desk.giving" : "home.play.words"));
        });
        Lines.follow(money.wrong(), (Optional<String> now) -> Lines.say(wrong, now));
    }
}
