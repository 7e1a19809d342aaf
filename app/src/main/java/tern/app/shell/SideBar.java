package tern.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.shell.Page.Section;
import tern.app.ui.IconView;
import tern.app.ui.Lines;
import tern.app.ui.Mark;
import tern.app.ui.Texts;
import tern.app.ui.Wordmark;

/// Mark and name, the pages in their groups, and the network card at the foot.
final class SideBar extends VBox {

    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> entries = new ArrayList<>();
    private final List<Node> onlyWide = new ArrayList<>();
    private final NetworkCard networkCard;
    private boolean marking;

    /// @param pages  those that exist; a group without pages has no heading
    /// @param states of what the pages are about
    SideBar(List<Page> pages, ObservableMap<String, PageState> states, Texts texts, NetworkCard networkCard,
            Consumer<Page> onChosen) {
        this.networkCard = networkCard;
        setId("sidebar");
        getStyleClass().add("sidebar");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(texts.get("sidebar.accessible"));

        Wordmark name = new Wordmark(texts.get("app.name"));
        onlyWide.add(name);
        HBox brand = new HBox(new Mark(), name);
        brand.getStyleClass().add("brand");
        brand.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(brand);

        for (Section section : Section.values()) {
            List<Page> inSection = pages.stream().filter(page -> page.section() == section).toList();
            if (!inSection.isEmpty() && section == Section.COMPUTER) {
                Label heading = new Label(texts.get("sidebar.computer"));
                heading.getStyleClass().add("sidebar-heading");
                onlyWide.add(heading);
                getChildren().add(heading);
            }
            for (Page page : inSection) {
                ToggleButton entry = entry(page);
                if (section == Section.LAST) {
                    entry.getStyleClass().add("apart");
                }
                getChildren().add(section == Section.COMPUTER ? withDot(page, entry, states, texts) : entry);
            }
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(space, networkCard);
        // by a press or by the arrow keys, which move the mark: the page goes with it
        group.selectedToggleProperty().addListener((_, _, now) -> {
            if (!marking && now != null && now.getUserData() instanceof Page page) {
                onChosen.accept(page);
            }
        });
    }

    /// Marks the entry of the page that is shown.
    void mark(Page page) {
        marking = true;
        entries.stream().filter(entry -> entry.getUserData().equals(page)).forEach(group::selectToggle);
        marking = false;
    }

    /// In a narrow window: icons alone; the names are read out and shown on hover.
    void compact(boolean compact) {
        if (getStyleClass().contains("compact") == compact) {
            return;
        }
        if (compact) {
            getStyleClass().add("compact");
        } else {
            getStyleClass().remove("compact");
        }
        for (Node wide : onlyWide) {
            Lines.shown(wide, !compact);
        }
        networkCard.compact(compact);
    }

    /// The entry, with a dot at its end that says how that stands which the page is about.
    private static StackPane withDot(
            Page page, ToggleButton entry, ObservableMap<String, PageState> states, Texts texts) {
        Region dot = new Region();
        dot.setId("nav-" + page.id() + "-dot");
        dot.setMouseTransparent(true);
        StackPane place = new StackPane(entry, dot);
        place.getStyleClass().add("nav-place");
        Runnable show = () -> {
            Optional<PageState> now = Optional.ofNullable(states.get(page.id()));
            dot.setVisible(now.isPresent());
            dot.getStyleClass().setAll("nav-dot", now.map(state -> state.dot().style()).orElse("state-none"));
            String words = now.map(state -> texts.get("sidebar.state", page.title(), state.words()))
                    .orElse(page.title());
            entry.setAccessibleText(words);
            entry.getTooltip().setText(words);
        };
        states.addListener((MapChangeListener<String, PageState>) change -> {
            if (change.getKey().equals(page.id())) {
                show.run();
            }
        });
        show.run();
        return place;
    }

    private ToggleButton entry(Page page) {
        ToggleButton entry = new ToggleButton(page.title(), new IconView(page.icon()));
        entry.setId("nav-" + page.id());
        entry.getStyleClass().setAll("nav-entry");
        entry.setUserData(page);
        entry.setToggleGroup(group);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setAccessibleText(page.title());
        entry.setTooltip(new Tooltip(page.title()));
        entry.setAlignment(Pos.CENTER_LEFT);
        // a second press must not unmark the page that is shown; what is marked is shown
        entry.setOnAction(_ -> entry.setSelected(true));
        entries.add(entry);
        return entry;
    }
}
