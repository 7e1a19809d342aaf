package tern.app.shell;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import tern.app.fx.Lazy;
import tern.app.ui.Icon;

/// One page of the window: an entry in the sidebar and what stands beside it. What stands there is made when the page is
/// opened for the first time, since most are not opened on most days; it shows what its model holds by then. For the FX
/// thread.
public final class Page {

    private final String id;
    private final String title;
    private final Icon icon;
    private final Section section;
    private final Lazy<Node> content;
    private Function<Scene, List<Runnable>> rehearsal = _ -> List.of();

    /// The groups of the sidebar, top to bottom.
    public enum Section {
        /// What one owns and does.
        WALLET,
        /// What runs here; under a heading.
        COMPUTER,
        /// Settings.
        LAST
    }

    /// @param id      begins the ids of its nodes: `home`
    /// @param title   what it is called, in the person's language
    /// @param icon    beside the title in the sidebar
    /// @param section which group of the sidebar it is in
    /// @param maker   makes what stands beside the sidebar; called once at most
    public Page(String id, String title, Icon icon, Section section, Supplier<? extends Node> maker) {
        this.id = id;
        this.title = title;
        this.icon = icon;
        this.section = section;
        content = new Lazy<>(maker);
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Icon icon() {
        return icon;
    }

    public Section section() {
        return section;
    }

    /// What stands beside the sidebar, made now where it was not made yet.
    public Node content() {
        return content.get();
    }

    /// Says how the code that the first opening runs can be run before.
    ///
    /// @param steps for the window's scene; small, to be run one after the other
    public Page rehearsing(Function<Scene, List<Runnable>> steps) {
        rehearsal = steps;
        return this;
    }

    /// What makes the first opening quicker where the page was not opened yet. It makes nothing of the page itself.
    public List<Runnable> rehearsal(Scene window) {
        return isMade() ? List.of() : rehearsal.apply(window);
    }

    /// Whether it was opened before.
    public boolean isMade() {
        return content.made().isPresent();
    }
}
