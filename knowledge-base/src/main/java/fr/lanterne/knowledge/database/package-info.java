/** Opens the one database (embedded H2 or PostgreSQL) and migrates it before anyone uses it. */
@NullMarked
package fr.lanterne.knowledge.database;

import org.jspecify.annotations.NullMarked;
