package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.settings.Section;
import tern.app.shell.Page;
import tern.app.theme.Theme;

/// What every page owes everybody: names and roles, a keyboard's way to everything, and no text that is cut, in any
/// language and at twice the size. Walks the pages that exist, so that a new one is held to it by itself.
@ExtendWith(ApplicationExtension.class)
class EveryoneTest {

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
        world.source.answering(Samples.live(Samples.portfolio(), FakeWorld.NOW.minusSeconds(4)));
    }

    @AfterEach
    void closes() {
        window.close();
    }

    /// Shows every page, and every part of Settings, one after the other.
    private void onEveryPage(FxRobot robot, Consumer<String> look) {
        for (Page page : window.main().allPages()) {
            robot.interact(() -> window.main().view().open(page.id()));
            if (page.id().equals("settings")) {
                for (Section section : Section.values()) {
                    window.press("#settings-" + section.name().toLowerCase(Locale.ROOT));
                    WindowRig.settle();
                    look.accept("settings " + section);
                }
            } else {
                WindowRig.settle();
                look.accept(page.id());
            }
        }
    }

    private static List<Node> seen(Parent parent) {
        List<Node> all = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.isVisible()) {
                all.add(node);
                if (node instanceof Parent inner) {
                    all.addAll(seen(inner));
                }
            }
        }
        return all;
    }

    private List<Node> seen() {
        return seen(window.main().scene().getRoot());
    }

    @Test
    void everyControlHasANameAndARole(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        Set<String> nameless = new LinkedHashSet<>();
        onEveryPage(robot, page -> seen().stream()
                .filter(node -> node instanceof ButtonBase || node instanceof TextInputControl
                        || node instanceof TableView || node instanceof ListView || node instanceof ComboBoxBase)
                .filter(node -> node.getId() != null || node.isFocusTraversable())
                // the list inside a closed combo box, which is read out by the box itself
                .filter(node -> !"list-view".equals(node.getId()))
                .forEach(node -> {
                    boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                            || node instanceof Labeled labeled && labeled.getText() != null
                                    && !labeled.getText().isBlank();
                    if (!named) {
                        nameless.add(page + " name: " + node);
                    }
                    if (node.getAccessibleRole() == null || node.getAccessibleRole() == AccessibleRole.NODE) {
                        nameless.add(page + " role: " + node);
                    }
                }));
        assertThat(nameless).isEmpty();
    }

    @Test
    void theTabKeyReachesEverythingAndTheFocusCanBeSeen(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        List<String> unreached = new ArrayList<>();
        onEveryPage(robot, page -> {
            Set<Node> wanted = new LinkedHashSet<>(seen().stream()
                    .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                    .filter(node -> !(node instanceof ToggleButton))
                    .toList());
            robot.interact(() -> robot.lookup("#finder").query().requestFocus());
            Node first = window.main().scene().getFocusOwner();
            for (int i = 0; i < 80; i++) {
                Node at = window.main().scene().getFocusOwner();
                wanted.remove(at);
                assertThat(at.getPseudoClassStates().stream().map(Object::toString)).as("focus of %s", at)
                        .contains("focused");
                robot.type(KeyCode.TAB);
                if (window.main().scene().getFocusOwner().equals(first)) {
                    break;
                }
            }
            wanted.forEach(node -> unreached.add(page + ": " + node));
        });
        assertThat(unreached).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, 1440, 900, 100", "en, 1024, 700, 200", "de, 1440, 900, 100", "de, 1024, 700, 100",
            "de, 1024, 700, 200", "zh-CN, 1024, 700, 200"})
    void noTextIsCut(String language, int width, int height, int zoom, FxRobot robot) {
        world.locale = Locale.forLanguageTag(language);
        world.choices = world.choices.withZoom(zoom);
        window = new WindowRig(stage, robot, world.parts(), width, height, Theme.DARK);
        Set<String> cut = new LinkedHashSet<>();
        onEveryPage(robot, page -> {
            seen().stream()
                    .filter(node -> node instanceof Label || node instanceof ButtonBase)
                    .map(Labeled.class::cast)
                    .filter(node -> isCut(node) || isOutside(node, width))
                    .forEach(node -> cut.add(page + ": " + node.getText()));
            window.picture("everyone-" + language + "-" + width + "-" + zoom + "-"
                    + page.replace(' ', '-').toLowerCase(Locale.ROOT));
        });
        assertThat(cut).isEmpty();
    }

    private static boolean isOutside(Labeled node, int width) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TableView) {
                // a table scrolls sideways where its columns need more room than there is
                return false;
            }
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getWidth() > 0 && (bounds.getMinX() < -1 || bounds.getMaxX() > width + 1);
    }

    /// What stands there is shorter than what should: the skin has put dots in its place.
    private static boolean isCut(Labeled labeled) {
        String text = labeled.getText();
        if (text == null || text.isEmpty() || labeled.getWidth() <= 0
                || labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY) {
            return false;
        }
        return labeled.getChildrenUnmodifiable()
                .stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .anyMatch(shown -> !shown.getText().equals(text));
    }
}
