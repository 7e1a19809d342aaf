package tern.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.session.Languages;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.tray.TrayPresenter;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Texts;

/// Colours, size of the text, language, and the entry in the system tray.
final class AppearanceCard extends VBox {

    private static final int STEP = 10;

    AppearanceCard(
            SettingsModel model, SettingsPresenter presenter, SettingsView.Looks looks, TrayPresenter tray,
            Texts texts) {
        getStyleClass().add("card-column");
        getChildren().addAll(Parts.card(texts.get("settings.appearance"),
                Parts.line(texts.get("looks.theme"), texts.get("looks.theme.words"), themes(looks, texts)),
                Parts.line(texts.get("looks.zoom"), texts.get("looks.zoom.words"), zoom(looks, texts)),
                language(model, presenter, looks, texts)), new TrayCard(tray, texts));
    }

    private static HBox themes(SettingsView.Looks looks, Texts texts) {
        OneOf<Theme> choice = new OneOf<>(looks.wear()::accept);
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK, Theme.SYSTEM)) {
            choice.add(theme, "theme-" + theme.name().toLowerCase(Locale.ROOT), switch (theme) {
                case LIGHT -> texts.get("looks.light");
                case DARK -> texts.get("looks.dark");
                case SYSTEM -> texts.get("looks.system");
            });
        }
        looks.theme().addListener((_, _, now) -> choice.select(now));
        HBox row = choice.select(looks.theme().getValue()).segments("theme", texts.get("looks.theme"));
        row.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return row;
    }

    private static HBox zoom(SettingsView.Looks looks, Texts texts) {
        Label percent = new Label();
        percent.setId("zoom-percent");
        percent.getStyleClass().add("zoom-percent");
        percent.setMinWidth(Region.USE_PREF_SIZE);
        Button smaller = Buttons.small("zoom-smaller", "−");
        smaller.setAccessibleText(texts.get("finder.smaller"));
        smaller.setOnAction(_ -> looks.zoom().accept(looks.zoomed().getValue().intValue() - STEP));
        Button larger = Buttons.small("zoom-larger", "+");
        larger.setAccessibleText(texts.get("finder.larger"));
        larger.setOnAction(_ -> looks.zoom().accept(looks.zoomed().getValue().intValue() + STEP));
        Runnable show = () -> {
            int now = looks.zoomed().getValue().intValue();
            percent.setText(texts.get("looks.percent", Integer.toString(now)));
            smaller.setDisable(now <= Look.SMALLEST_ZOOM);
            larger.setDisable(now >= Look.LARGEST_ZOOM);
        };
        looks.zoomed().addListener((_, _, _) -> show.run());
        show.run();
        HBox row = new HBox(smaller, percent, larger);
        row.getStyleClass().add("settings-buttons");
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private static VBox language(
            SettingsModel model, SettingsPresenter presenter, SettingsView.Looks looks, Texts texts) {
        List<Parts.Choice<String>> choices = new ArrayList<>();
        choices.add(new Parts.Choice<>("", texts.get("looks.language.system")));
        // each language is called as those call it who speak it
        for (String tag : Languages.ALL) {
            Locale locale = Locale.forLanguageTag(tag);
            choices.add(new Parts.Choice<>(tag, locale.getDisplayName(locale)));
        }
        var box = Parts.choice("language", texts.get("looks.language"), choices,
                model.preferences().get().language().orElse(""),
                tag -> presenter.language(tag.isEmpty() ? Optional.empty() : Optional.of(tag)));
        Label later = Lines.wrapped(texts.get("looks.language.later"), "settings-said");
        later.setId("language-later");
        Runnable show = () -> {
            Optional<String> wanted = model.preferences().get().language();
            Parts.select(box, wanted.orElse(""));
            Lines.shown(later, !Languages.locale(wanted, Locale.getDefault()).equals(looks.locale()));
        };
        model.preferences().addListener((_, _, _) -> show.run());
        show.run();
        return new VBox(Parts.line(texts.get("looks.language"), texts.get("looks.language.words"), box), later);
    }
}
