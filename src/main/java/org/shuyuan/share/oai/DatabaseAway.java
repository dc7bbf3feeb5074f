package org.shuyuan.share.oai;

import java.sql.SQLException;

/** The database doesn't answer: the harvester comes again later, and never takes what it has for everything. */
final class DatabaseAway extends RuntimeException {

    DatabaseAway(SQLException cause) {
        super(cause);
    }
}
