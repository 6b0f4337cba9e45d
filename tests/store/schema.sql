-- version 4;
CREATE TABLE community (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	lang VARCHAR NOT NULL,
	place VARCHAR NOT NULL,
	term INTEGER NOT NULL,
	seats INTEGER NOT NULL,
	committee_base VARCHAR NOT NULL,
	profile_id VARCHAR NOT NULL,
	profile_text VARCHAR NOT NULL,
	key VARCHAR NOT NULL,
	contact VARCHAR NOT NULL,
	created_at VARCHAR NOT NULL, speech INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (id),
	CONSTRAINT one_community CHECK (id = 1),
	CONSTRAINT seats_count CHECK (seats >= 0),
	CONSTRAINT lang_known CHECK (lang IN ('zh', 'en')),
	CONSTRAINT committee_base_known CHECK (committee_base IN ('seats', 'incumbents'))
);
CREATE TABLE crop (
	poll VARCHAR NOT NULL,
	serial INTEGER NOT NULL,
	page INTEGER NOT NULL,
	question VARCHAR NOT NULL,
	image VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	png BLOB NOT NULL,
	PRIMARY KEY (poll, serial, page, question, image),
	FOREIGN KEY(poll) REFERENCES poll (id)
);
CREATE TABLE entry (
	stream VARCHAR NOT NULL,
	seq INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	at VARCHAR NOT NULL,
	author VARCHAR NOT NULL,
	body VARCHAR NOT NULL,
	prev VARCHAR NOT NULL,
	hash VARCHAR NOT NULL,
	PRIMARY KEY (stream, seq),
	CONSTRAINT seq_positive CHECK (seq > 0),
	CONSTRAINT hash_length CHECK (length(hash) = 64 AND length(prev) = 64),
	UNIQUE (stream, prev),
	UNIQUE (hash)
);
CREATE TRIGGER entry_chain BEFORE INSERT ON entry WHEN NOT (NEW.seq = (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE stream = NEW.stream) AND (NEW.seq = 1 OR NEW.prev = (SELECT hash FROM entry WHERE stream = NEW.stream AND seq = NEW.seq - 1)) AND NOT EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash)) BEGIN SELECT RAISE(ABORT, 'entry_chain'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry WHEN NOT (0) BEGIN SELECT RAISE(ABORT, 'entry_delete'); END;
CREATE INDEX entry_kind ON entry (kind);
CREATE TRIGGER entry_update BEFORE UPDATE ON entry WHEN NOT (0) BEGIN SELECT RAISE(ABORT, 'entry_update'); END;
CREATE TABLE entrytext (
	stream VARCHAR NOT NULL,
	seq INTEGER NOT NULL,
	field VARCHAR NOT NULL,
	salt VARCHAR,
	text VARCHAR,
	PRIMARY KEY (stream, seq, field)
);
CREATE TRIGGER entrytext_delete BEFORE DELETE ON entrytext WHEN NOT (0) BEGIN SELECT RAISE(ABORT, 'entrytext_delete'); END;
CREATE TRIGGER entrytext_insert BEFORE INSERT ON entrytext WHEN NOT (NOT EXISTS (SELECT 1 FROM entrytext WHERE stream = NEW.stream AND seq = NEW.seq AND field = NEW.field)) BEGIN SELECT RAISE(ABORT, 'entrytext_insert'); END;
CREATE TRIGGER entrytext_update BEFORE UPDATE ON entrytext WHEN NOT (NEW.text IS NULL AND NEW.salt IS NULL AND NEW.stream = OLD.stream AND NEW.seq = OLD.seq AND NEW.field = OLD.field) BEGIN SELECT RAISE(ABORT, 'entrytext_update'); END;
CREATE INDEX ix_owner_name ON owner (name);
CREATE INDEX ix_ownership_owner ON ownership (owner);
CREATE INDEX ix_proposal_matter ON proposal (matter);
CREATE INDEX ix_voterunit_voter ON voterunit (voter);
CREATE TABLE matter (
	id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	summary VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	created_at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT state_known CHECK (state IN ('open', 'proposed', 'voting', 'decided', 'done', 'dropped'))
);
CREATE TABLE meeting (
	id VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	place VARCHAR NOT NULL,
	planned_at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT kind_known CHECK (kind IN ('committee', 'assembly'))
);
CREATE TABLE member (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	office VARCHAR NOT NULL,
	term INTEGER NOT NULL,
	since VARCHAR NOT NULL,
	until VARCHAR NOT NULL, person INTEGER,
	PRIMARY KEY (id),
	CONSTRAINT office_known CHECK (office IN ('chair', 'vice', 'member'))
);
CREATE TABLE owner (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	reference VARCHAR NOT NULL,
	phone VARCHAR NOT NULL, person INTEGER,
	PRIMARY KEY (id),
	CONSTRAINT kind_known CHECK (kind IN ('person', 'company', 'developer'))
);
CREATE TABLE ownership (
	unit INTEGER NOT NULL,
	owner INTEGER NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (unit, owner),
	FOREIGN KEY(unit) REFERENCES unit (id),
	FOREIGN KEY(owner) REFERENCES owner (id)
);
CREATE TABLE person (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	"key" VARCHAR NOT NULL,
	unit VARCHAR NOT NULL,
	organ VARCHAR NOT NULL,
	origin VARCHAR NOT NULL,
	reference VARCHAR NOT NULL,
	search VARCHAR NOT NULL,
	changed INTEGER NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT origin_known CHECK (origin IN ('roll', 'guest', 'office'))
);
CREATE INDEX person_key ON person ("key");
CREATE TABLE poll (
	id VARCHAR NOT NULL,
	code VARCHAR(4) NOT NULL,
	title VARCHAR NOT NULL,
	definition VARCHAR NOT NULL,
	digest VARCHAR NOT NULL,
	roll_fingerprint VARCHAR NOT NULL,
	profile_id VARCHAR NOT NULL,
	profile_text VARCHAR NOT NULL,
	opens VARCHAR NOT NULL,
	closes VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT state_known CHECK (state IN ('open', 'closed', 'counted', 'withdrawn')),
	UNIQUE (code)
);
CREATE INDEX poll_envelope_no ON pollenvelope (poll, voter_no);
CREATE INDEX poll_voter_no ON pollvoter (poll, voter_no);
CREATE TABLE pollenvelope (
	poll VARCHAR NOT NULL,
	serial INTEGER NOT NULL,
	voter_no INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	units VARCHAR NOT NULL,
	heads INTEGER NOT NULL,
	area INTEGER NOT NULL,
	share VARCHAR NOT NULL,
	PRIMARY KEY (poll, serial),
	CONSTRAINT envelope_weights_positive CHECK (heads >= 0 AND area >= 0),
	FOREIGN KEY(poll) REFERENCES poll (id)
);
CREATE TABLE pollvoter (
	poll VARCHAR NOT NULL,
	serial INTEGER NOT NULL,
	voter_no INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	units VARCHAR NOT NULL,
	heads INTEGER NOT NULL,
	area INTEGER NOT NULL, share VARCHAR NOT NULL DEFAULT '',
	PRIMARY KEY (poll, serial),
	CONSTRAINT weights_positive CHECK (heads >= 0 AND area >= 0),
	FOREIGN KEY(poll) REFERENCES poll (id)
);
CREATE TABLE posting (
	id INTEGER NOT NULL,
	document VARCHAR NOT NULL,
	digest VARCHAR NOT NULL,
	place VARCHAR NOT NULL,
	since VARCHAR NOT NULL,
	until VARCHAR NOT NULL,
	by VARCHAR NOT NULL, person INTEGER,
	PRIMARY KEY (id)
);
CREATE TABLE proposal (
	id INTEGER NOT NULL,
	matter INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	code VARCHAR NOT NULL,
	options VARCHAR NOT NULL,
	budget VARCHAR NOT NULL,
	funding VARCHAR NOT NULL,
	effect VARCHAR NOT NULL,
	digest VARCHAR NOT NULL,
	frozen_at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(matter) REFERENCES matter (id)
);
CREATE TABLE rollanswer (
	kind VARCHAR NOT NULL,
	"key" VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	PRIMARY KEY (kind, "key"),
	CONSTRAINT kind_known CHECK (kind IN ('heading', 'name', 'doubt'))
);
CREATE TABLE sheetpicture (
	poll VARCHAR NOT NULL,
	digest VARCHAR NOT NULL,
	png BLOB NOT NULL,
	PRIMARY KEY (poll, digest),
	FOREIGN KEY(poll) REFERENCES poll (id)
);
CREATE TABLE stamp (
	id INTEGER NOT NULL,
	value VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT one_stamp CHECK (id = 1)
);
CREATE TABLE unit (
	id INTEGER NOT NULL,
	building VARCHAR NOT NULL,
	unit VARCHAR NOT NULL,
	room VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	area INTEGER NOT NULL,
	area_source VARCHAR NOT NULL,
	sold BOOLEAN NOT NULL,
	share VARCHAR NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	UNIQUE (building, unit, room),
	CONSTRAINT area_kept CHECK (area >= 0),
	CONSTRAINT kind_known CHECK (kind IN ('home', 'shop', 'parking', 'other'))
);
CREATE TABLE voter (
	id INTEGER NOT NULL,
	no INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	heads INTEGER NOT NULL,
	area INTEGER NOT NULL,
	units VARCHAR NOT NULL,
	representative VARCHAR NOT NULL,
	search VARCHAR NOT NULL, share VARCHAR NOT NULL DEFAULT '', large BOOLEAN NOT NULL DEFAULT FALSE,
	PRIMARY KEY (id),
	CONSTRAINT kind_known CHECK (kind IN ('person', 'company', 'developer', 'co-owners')),
	CONSTRAINT weights_positive CHECK (heads >= 0 AND area >= 0),
	UNIQUE (no)
);
CREATE TABLE voterunit (
	unit INTEGER NOT NULL,
	voter INTEGER NOT NULL,
	PRIMARY KEY (unit),
	FOREIGN KEY(unit) REFERENCES unit (id),
	FOREIGN KEY(voter) REFERENCES voter (id)
);
