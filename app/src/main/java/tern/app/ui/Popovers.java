package tern.app.ui;

import javafx.scene.Node;

/// Where pages open small panels beside a control.
public interface Popovers {

    /// Opens `content` under (or over) `anchor`. One panel is open at a time; Escape, a press elsewhere or leaving it
    /// by keyboard closes it, and the focus goes back to where it was.
    void open(Node content, Node anchor);

    /// Closes the panel that is open, if any.
    void close();
}
