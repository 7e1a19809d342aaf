package tern.app.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.theme.Theme;
import tern.app.ui.Copier;
import tern.app.ui.Popovers;
import tern.app.ui.Texts;

/// The page: a row of its parts, and the part that is shown under it.
public final class SettingsView extends ScrollPane {

    private final VBox holder = new VBox();
    private final Map<Section, Node> content = new EnumMap<>(Section.class);
    private final ToggleGroup group = new ToggleGroup();

    /// The window's looks, to be followed and changed.
    ///
    /// @param zoomed percent
    /// @param wear   takes colours
    /// @param zoom   takes percent
    /// @param locale the window was made with
    public record Looks(
            ObservableValue<Theme> theme,
            ObservableValue<Number> zoomed,
            Consumer<Theme> wear,
            IntConsumer zoom,
            Locale locale) {}

    /// What the page works with.
    ///
    /// @param hidden       whether amounts are masked
    /// @param toggleHidden masks or shows them
    /// @param lockNow      locks the window
    /// @param openFolder   shows one in the desktop's program for files
    /// @param version      of Tern
    public record Ports(
            SettingsPresenter settings,
            NodesPresenter nodes,
            PracticePresenter practice,
            SupportPresenter support,
            PricesPresenter prices,
            Looks looks,
            ObservableValue<Boolean> hidden,
            Runnable toggleHidden,
            Runnable lockNow,
            List<Place> places,
            Consumer<Place> openFolder,
            String version) {}

    public SettingsView(SettingsModel model, Ports ports, Texts texts, Copier copier, Popovers popovers) {
        setId("settings");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setFocusTraversable(false);
        FlowPane sections = new FlowPane();
        sections.setId("settings-sections");
        sections.getStyleClass().add("settings-sections");
        for (Section section : Section.values()) {
            ToggleButton entry = new ToggleButton(texts.get(section.key()));
            entry.setId("settings-" + section.name().toLowerCase(Locale.ROOT));
            entry.getStyleClass().add("small");
            entry.setToggleGroup(group);
            entry.setUserData(section);
            entry.setOnAction(_ -> {
                entry.setSelected(true);
                ports.settings().show(section);
            });
            sections.getChildren().add(entry);
        }
        VBox networks = new VBox(new NodesCard(model, ports.nodes(), texts),
                new PracticeCard(model, ports.practice(), texts, popovers));
        networks.getStyleClass().add("card-column");
        content.put(Section.NETWORKS, networks);
        content.put(Section.APPEARANCE, new AppearanceCard(model, ports.settings(), ports.looks(), texts));
        content.put(Section.PRIVACY, new PrivacyCard(model, ports.prices(), ports.hidden(),
                ports.toggleHidden(), texts, ports.looks().locale()));
        content.put(Section.SECURITY, new SecurityCard(model, ports.settings(), ports.lockNow(), texts));
        content.put(Section.FOLDERS, new FoldersCard(ports.places(), ports.openFolder(), copier, texts));
        content.put(Section.HELP, new HelpCard(model, ports.support(), copier, texts));
        content.put(Section.ABOUT, new AboutCard(ports.version(), Libraries.here(), texts));
        holder.getStyleClass().add("settings-holder");
        VBox page = new VBox(sections, holder);
        page.getStyleClass().addAll("page", "settings-page");
        StackPane centre = new StackPane(page);
        centre.getStyleClass().add("settings-centre");
        setContent(centre);
        model.section().addListener((_, _, now) -> show(now));
        show(model.section().get());
    }

    /// Whether the practice network's card can be seen now, so that it is worth a look.
    public boolean showsPractice() {
        Node networks = content.get(Section.NETWORKS);
        return getScene() != null && networks != null && networks.getScene() != null;
    }

    private void show(Section section) {
        group.getToggles().stream().filter(toggle -> section.equals(toggle.getUserData())).forEach(group::selectToggle);
        Node wanted = content.get(section);
        if (wanted != null && !holder.getChildren().contains(wanted)) {
            holder.getChildren().setAll(wanted);
            setVvalue(0);
        }
    }
}
