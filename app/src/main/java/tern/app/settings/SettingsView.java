package tern.app.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
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
import tern.app.tray.TrayPresenter;
import tern.app.ui.Copier;
import tern.app.ui.Popovers;
import tern.app.ui.Texts;

/// The page: a row of its parts, and the part that is shown under it. A part is made when it is looked at for the first
/// time.
public final class SettingsView extends ScrollPane {

    private final VBox holder = new VBox();
    private final Map<Section, Node> content = new EnumMap<>(Section.class);
    private final ToggleGroup group = new ToggleGroup();
    private final Function<Section, Node> maker;

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
    /// @param tray         the entry in the system tray
    /// @param guide        opens the user's guide
    public record Ports(
            SettingsPresenter settings,
            NodesPresenter nodes,
            PracticePresenter practice,
            SupportPresenter support,
            PricesPresenter prices,
            UpdatesPresenter updates,
            Looks looks,
            ObservableValue<Boolean> hidden,
            Runnable toggleHidden,
            Runnable lockNow,
            List<Place> places,
            Consumer<Place> openFolder,
            String version,
            TrayPresenter tray,
            Runnable guide) {}

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
        holder.getStyleClass().add("settings-holder");
        VBox page = new VBox(sections, holder);
        page.getStyleClass().addAll("page", "settings-page");
        StackPane centre = new StackPane(page);
        centre.getStyleClass().add("settings-centre");
        setContent(centre);
        maker = section -> make(section, model, ports, texts, copier, popovers);
        // nothing is made before the page is looked at for the first time: most days it never is
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                show(model.section().get());
            }
        });
        model.section().addListener((_, _, now) -> {
            if (getScene() != null) {
                show(now);
            }
        });
    }

    private static Node make(
            Section section, SettingsModel model, Ports ports, Texts texts, Copier copier, Popovers popovers) {
        return switch (section) {
            case NETWORKS -> {
                VBox networks = new VBox(new NodesCard(model, ports.nodes(), texts),
                        new PracticeCard(model, ports.practice(), texts, popovers));
                networks.getStyleClass().add("card-column");
                yield networks;
            }
            case APPEARANCE -> new AppearanceCard(model, ports.settings(), ports.looks(), ports.tray(), texts);
            case PRIVACY -> new PrivacyCard(model, ports.prices(), ports.hidden(), ports.toggleHidden(), texts,
                    ports.looks().locale(), new UpdatesPane(model, ports.updates(), copier, texts));
            case SECURITY -> new SecurityCard(model, ports.settings(), ports.lockNow(), texts);
            case FOLDERS -> new FoldersCard(ports.places(), ports.openFolder(), copier, texts);
            case HELP -> new HelpCard(model, ports.support(), ports.guide(), copier, texts);
            case ABOUT -> new AboutCard(ports.version(), Libraries.here(), texts);
        };
    }

    /// Whether the practice network's card can be seen now, so that it is worth a look.
    public boolean showsPractice() {
        Node networks = content.get(Section.NETWORKS);
        return getScene() != null && networks != null && networks.getScene() != null;
    }

    private void show(Section section) {
        group.getToggles().stream().filter(toggle -> section.equals(toggle.getUserData())).forEach(group::selectToggle);
        Node wanted = content.computeIfAbsent(section, maker);
        if (!holder.getChildren().contains(wanted)) {
            holder.getChildren().setAll(wanted);
            setVvalue(0);
        }
    }
}
