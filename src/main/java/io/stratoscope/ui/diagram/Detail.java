package io.stratoscope.ui.diagram;

/** How closely a drawing is looked at. */
enum Detail {
    /** Names and icons. */
    FIGURES,
    /** A block for each node: nobody could read more. */
    BLOCKS;

    /** Below this icons are spots. */
    private static final double ICONS_ARE_SPOTS = 0.2;

    /** Below this names are grey lines. */
    private static final double NAMES_ARE_LINES = 0.5;

    /** More icons than this at a glance say nothing. */
    private static final int CROWD = 150;

    static Detail of(double scale, int nodesInSight) {
        boolean far = scale < ICONS_ARE_SPOTS || (scale < NAMES_ARE_LINES && nodesInSight > CROWD);
        return far ? BLOCKS : FIGURES;
    }
}
