package tern.app.tray;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The tray as Java's AWT knows it. The first use of this class starts that toolkit.
final class AwtTray implements TrayPort {

    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};

    private @Nullable TrayIcon shown;

    @Override
    public void show(String tooltip, Runnable pressed, List<Line> menu) throws TrayException {
        try {
            if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
                throw TrayException.none("java.awt.SystemTray is not supported here");
            }
            SystemTray tray = SystemTray.getSystemTray();
            PopupMenu popup = new PopupMenu(tooltip);
            for (Line line : menu) {
                MenuItem item = new MenuItem(line.words());
                item.addActionListener(_ -> line.action().run());
                popup.add(item);
            }
            TrayIcon icon = new TrayIcon(picture(tray.getTrayIconSize()), tooltip, popup);
            icon.setImageAutoSize(true);
            icon.addActionListener(_ -> pressed.run());
            tray.add(icon);
            shown = icon;
        } catch (AWTException | UnsupportedOperationException | AWTError e) {
            // a HeadlessException is one of the second kind
            throw TrayException.failed(e);
        }
    }

    @Override
    public void remove() {
        TrayIcon icon = shown;
        shown = null;
        if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
        }
    }

    /// The smallest that is as large as the tray wants it, so that nothing is drawn larger than it was made.
    private static Image picture(Dimension wanted) {
        int least = Math.max(wanted.width, wanted.height);
        int size = ICON_SIZES[ICON_SIZES.length - 1];
        for (int i = ICON_SIZES.length - 1; i >= 0 && ICON_SIZES[i] >= least; i--) {
            size = ICON_SIZES[i];
        }
        String name = "/tern/assets/icons/tern-" + size + ".png";
        return Toolkit.getDefaultToolkit()
                .createImage(Objects.requireNonNull(AwtTray.class.getResource(name), name));
    }
}
