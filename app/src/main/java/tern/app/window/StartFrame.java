package tern.app.window;

import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import tern.app.feed.Problem;

/// What the first start does with the window around it.
record StartFrame(MainScene main) implements FirstStart.Frame {

    @Override
    public void chooseNetwork(Node anchor) {
        main.view().openNetworks(anchor);
    }

    @Override
    public void say(String words) {
        main.view().say(words);
    }

    @Override
    public void report(Problem problem) {
        main.report(problem);
    }

    @Override
    public @Nullable Window window() {
        return main.scene().getWindow();
    }

    @Override
    public void cover(Optional<Node> page) {
        main.view().cover(page);
    }

    @Override
    public void copy(String what, String text) {
        main.view().copy(what, text);
    }
}
