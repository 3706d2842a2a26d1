-- The page of a campaign shows who came last.
create index campaign_member_newest on campaign_member (campaign_id, opportunity_id desc);
